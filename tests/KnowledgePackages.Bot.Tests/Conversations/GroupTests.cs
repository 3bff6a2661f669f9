using System.Text.Json;
using KnowledgePackages.Bot.Conversation;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>
/// Several people and the bot are in one conversation. Each person has a separate journey, and everybody sees all messages.
/// </summary>
public class GroupTests
{
    private static readonly ConversationAccount Group = new(
        isGroup: true,
        conversationType: "groupChat",
        id: "19:group@thread.v2",
        tenantId: "t"
    );
    private static readonly ChannelAccount Ana = new("29:ana", "Ana Silva");
    private static readonly ChannelAccount Ben = new("29:ben", "Ben");

    private readonly Talk _talk = new(Channels.Msteams);

    [Fact]
    public async Task When_the_bot_is_added_it_greets_the_group_once_and_not_everybody_who_joins_later()
    {
        var greeting = Assert.Single(await JoinedAsync(new ChannelAccount("Bot")));

        Assert.Empty(await JoinedAsync(new ChannelAccount("Bot")));
        Assert.Empty(await JoinedAsync(Ben));
        var card = Talk.CardOf(greeting)!.Value;
        Assert.Contains(Sample.English.Message(Messages.GreetingGroup.Id), card.GetRawText(), StringComparison.Ordinal);
        Assert.False(card.TryGetProperty("msteams", out _)); // no mention, because the invitation is for everybody
    }

    [Fact]
    public async Task Anybody_may_take_the_invitation_and_gets_a_journey_of_their_own()
    {
        await JoinedAsync(new ChannelAccount("Bot"));
        var (card, start) = _talk.Button("start");

        var question = Assert.Single(await TapAsync(Ben, card, start));
        await TapAsync(Ben, "b1", _talk.Button("answer kp2-c1 yes").Data);
        var other = Assert.Single(await TapAsync(Ana, card, start));

        Assert.Equal("Ben", MentionIn(question).GetProperty("mentioned").GetProperty("name").GetString());
        Assert.Equal("29:ana", MentionIn(other).GetProperty("mentioned").GetProperty("id").GetString());
        Assert.Equal("kp2-c1", AskedIn(other)); // Ben's answer did not change Ana's question
    }

    [Fact]
    public async Task A_question_says_whose_it_is_and_so_do_its_buttons()
    {
        var question = await StartAsync(Ana);

        var card = Talk.CardOf(question)!.Value;
        var mention = MentionIn(question);
        Assert.Equal("<at>Ana Silva</at>", mention.GetProperty("text").GetString());
        Assert.StartsWith("For <at>Ana Silva</at>", card.GetProperty("body")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        var marks = Talk.Buttons(card).Select(button => button.GetProperty("data").GetProperty("for").GetString()).Distinct();
        Assert.NotEqual("29:ana", Assert.Single(marks));
    }

    [Fact]
    public async Task A_wrong_persons_tap_changes_nothing_and_is_told_shortly_and_not_again_at_once()
    {
        await StartAsync(Ana);
        var (card, yes) = _talk.Button("answer kp2-c1 yes");

        var note = Assert.Single(await TapAsync(Ben, card, yes));
        Assert.Empty(await TapAsync(Ben, card, _talk.Button("answer kp2-c1 no").Data));
        var own = await TapAsync(Ana, card, yes);

        Assert.Equal($"Ben: {Sample.English.Message(Messages.GroupNotYours.Id)}", note.Text);
        Assert.Equal(TextFormatTypes.Plain, note.TextFormat);
        Assert.Equal("kp2-c2", AskedIn(own[^1]));
    }

    [Fact]
    public async Task After_a_tap_on_somebody_elses_card_the_way_to_ones_own_is_open()
    {
        await StartAsync(Ana);
        var (card, yes) = _talk.Button("answer kp2-c1 yes");
        await TapAsync(Ben, card, yes);

        var greeting = Assert.Single(await SayAsync(Ben, "continue"));
        Assert.Contains("\"do\":\"start\"", Talk.CardOf(greeting)!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("kp2-c1", AskedIn(Assert.Single(await SayAsync(Ben, "start"))));
    }

    [Fact]
    public async Task An_execute_tap_counts_and_on_somebody_elses_button_is_explained_to_the_one_who_tapped()
    {
        await StartAsync(Ana);
        var yes = _talk.Button("answer kp2-c1 yes").Data;

        var (bens, said) = await ExecuteAsync(Ben, yes);
        Assert.Empty(said);
        Assert.Equal(Sample.English.Message(Messages.GroupNotYours.Id), bens.GetProperty("value").GetString());

        var (anas, next) = await ExecuteAsync(Ana, yes);
        Assert.Equal(
            (200, "application/vnd.microsoft.activity.message"),
            (anas.GetProperty("statusCode").GetInt32(), anas.GetProperty("type").GetString())
        );
        Assert.Equal("kp2-c2", AskedIn(next[^1]));
    }

    [Fact]
    public async Task What_is_written_counts_for_whoever_wrote_it_and_only_the_bots_own_mention_is_taken_out()
    {
        await StartAsync(Ana);
        await StartAsync(Ben);

        var replies = await SayAsync(Ben, "no");

        Assert.Equal("kp2-c2", AskedIn(replies[^1]));
        Assert.Equal("kp2-c1", AskedIn((await SayAsync(Ana, "continue"))[^1]));
    }

    [Theory]
    [InlineData("**Ana** [x](https://evil.example) <b>", "Ana x https evil example b")]
    [InlineData("# 1. Ana_\n- <at>Bot</at>", "1 Ana at Bot at")]
    [InlineData("თამარ ო'ბრაიანი", "თამარ ო'ბრაიანი")]
    public async Task A_name_never_becomes_markup(string name, string shown)
    {
        var question = await StartAsync(new ChannelAccount("29:x", name));

        Assert.Equal($"<at>{shown}</at>", MentionIn(question).GetProperty("text").GetString());
        Assert.StartsWith($"{shown}: ", (await SayAsync(new ChannelAccount("29:x", name), "thanks"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alone_with_the_bot_nothing_of_this_is_to_be_seen()
    {
        var replies = await _talk.SendAsync(new Activity { Text = "hi", From = Ana });
        replies = await _talk.SendAsync(new Activity { Text = "start", From = Ana });

        var card = Talk.CardOf(Assert.Single(replies))!.Value;
        Assert.False(card.TryGetProperty("msteams", out _));
        Assert.DoesNotContain("Ana", card.GetRawText(), StringComparison.Ordinal);
        Assert.All(Talk.Buttons(card), button => Assert.False(button.GetProperty("data").TryGetProperty("for", out _)));
    }

    [Fact]
    public async Task A_channel_without_cards_mentions_by_an_entity_of_the_text()
    {
        var talk = new Talk(Channels.Slack);
        var question = Assert.Single(await talk.SendAsync(In(Ana, Mentioning("hi")))); // the invitation belongs to nobody
        Assert.DoesNotContain("Ana", question.Text, StringComparison.Ordinal);

        question = Assert.Single(await talk.SendAsync(In(Ana, Mentioning("start"))));

        Assert.StartsWith("For Ana Silva", question.Text, StringComparison.Ordinal);
        Assert.Equal(("29:ana", "Ana Silva"), (question.GetMentions()[0].Mentioned!.Id, question.GetMentions()[0].Text));
    }

    private static Activity In(ChannelAccount person, Activity activity)
    {
        (activity.From, activity.Conversation) = (person, Group);
        return activity;
    }

    private async Task<Activity> StartAsync(ChannelAccount person)
    {
        await SayAsync(person, "hi");
        return Assert.Single(await SayAsync(person, "start"));
    }

    private Task<IReadOnlyList<Activity>> JoinedAsync(ChannelAccount who) =>
        _talk.SendAsync(In(Ana, new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [who] }));

    private Task<IReadOnlyList<Activity>> TapAsync(ChannelAccount person, string card, JsonElement data) =>
        _talk.SendAsync(In(person, new Activity { Value = data, ReplyToId = card }));

    private Task<IReadOnlyList<Activity>> SayAsync(ChannelAccount person, string text) => _talk.SendAsync(In(person, Mentioning(text)));

    private static Activity Mentioning(string text) => new()
    {
        Text = $"<at>Guide</at> {text}",
        Entities = [new Mention(new ChannelAccount("Bot", "Guide"), "<at>Guide</at>")],
    };

    private async Task<(JsonElement Answer, IReadOnlyList<Activity> Replies)> ExecuteAsync(ChannelAccount person, JsonElement data)
    {
        var value = JsonElement.Parse(
            $$$"""{"action":{"type":"Action.Execute","verb":"x","data":{{{data.GetRawText()}}}},"trigger":"manual"}"""
        );
        var replies = await _talk.SendAsync(
            In(
                person,
                new Activity
                {
                    Type = ActivityTypes.Invoke,
                    Name = "adaptiveCard/action",
                    Value = value,
                }
            )
        );
        Assert.Equal(200, _talk.Answer!.Status);
        return ((JsonElement)_talk.Answer.Body!, replies);
    }

    private static JsonElement MentionIn(Activity message) => Talk.CardOf(message)!.Value.GetProperty("msteams").GetProperty("entities")[0];

    private static string AskedIn(Activity message) =>
        Talk.Buttons(Talk.CardOf(message)!.Value)
            .Select(button => button.GetProperty("data"))
            .First(data => data.GetProperty("do").ValueEquals("answer"))
            .GetProperty("question")
            .GetString()!;
}
