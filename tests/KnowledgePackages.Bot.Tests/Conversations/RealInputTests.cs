using System.Text.Json;
using KnowledgePackages.Domain.Content.Search;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>
/// Inputs that real channels and people send, one example for each kind. The expected results are ids of the sample content.
/// </summary>
public class RealInputTests
{
    private const string AtTheSecond = "hi|start|yes";

    private static readonly ChannelAccount Ana = new("29:ana", "Ana");

    [Theory]
    [InlineData("-1")]
    [InlineData("−1")]
    [InlineData("– 1")]
    [InlineData("+1")]
    [InlineData("~1")]
    [InlineData("1+")]
    [InlineData("±2")]
    [InlineData("> 2")]
    public async Task A_decorated_number_is_no_choice_anywhere(string text)
    {
        Assert.Equal("kp2-c2", Asked(await At(AtTheSecond, text)));
        Assert.Contains("restart", Shown(await At(AtTheSecond + "|restart", text)));
        Assert.Contains("erase", Shown(await At(AtTheSecond + "|delete my data", text)));
    }

    [Theory]
    [InlineData(":-1:", "kp2-c3")]
    [InlineData(":thumbsdown:", "kp2-c3")]
    [InlineData(":thumbsdown::skin-tone-3:", "kp2-c3")]
    [InlineData("👎", "kp2-c3")]
    public async Task A_thumb_down_is_a_no_under_any_name(string text, string next)
    {
        var talk = await TalkAt(AtTheSecond);
        Assert.Equal(next, Asked(await talk.SayAsync(text)));
        Assert.Contains("answer: No, we manage", talk.Words(talk.OldButton("answer kp2-c2 no").CardId)[2], StringComparison.Ordinal);
        Assert.DoesNotContain("restarted", Shown(await At(AtTheSecond + "|restart", text)));
        Assert.DoesNotContain("erased", Shown(await At(AtTheSecond + "|delete my data", text)));
    }

    [Theory]
    [InlineData("it is hard")]
    [InlineData("often")]
    [InlineData("we do")]
    [InlineData("right")]
    [InlineData("first")]
    [InlineData("sure")]
    [InlineData("yse")]
    [InlineData("👍")]
    [InlineData("oui")]
    [InlineData("option one")]
    public async Task Only_a_plain_yes_destroys(string text)
    {
        Assert.DoesNotContain("restarted", Shown(await At(AtTheSecond + "|restart", text)));
        Assert.DoesNotContain("erased", Shown(await At(AtTheSecond + "|delete my data", text)));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("Yes!")]
    [InlineData("1")]
    public async Task A_plain_yes_still_does(string text)
    {
        Assert.Contains("restarted", Shown(await At(AtTheSecond + "|restart", text)));
        Assert.Contains("erased", Shown(await At(AtTheSecond + "|delete my data", text)));
    }

    [Theory]
    [InlineData("what do you store")]
    [InlineData("privacy")]
    [InlineData("is my data safe?")]
    public async Task A_question_about_data_is_answered_and_asks_for_no_deletion(string text)
    {
        var shown = Shown(await At(AtTheSecond, text));

        Assert.Contains("kept", shown);
        Assert.Contains("question/kp2-c2", shown);
        Assert.DoesNotContain("erase", shown);
    }

    [Fact]
    public Task First_word_and_reason_that_disagree_are_asked_about_and_the_answer_then_counts() => ConversationScript.PlayAsync("""
        user* hi start
        user> No, it's a big problem
        bot>  clarify/kp2-c1
        user> 1
        bot>  question/kp2-c2
        user> sometimes
        bot>  clarify/kp2-c2
        user! answer kp2-c2 notsure
        bot>  question/kp2-c3
        """);

    [Fact]
    public async Task A_typed_answer_is_said_back_and_a_tapped_one_shows_itself()
    {
        var talk = await TalkAt("hi|start");
        var typed = talk.Words((await talk.SayAsync("not that hard")).Single(reply => reply.Type == ActivityTypes.Message).Id!);
        var (card, data) = talk.Button("answer kp2-c2 yes");
        var tapped = (await talk.TapAsync(card, data)).Single(reply => reply.Type == ActivityTypes.Message);

        Assert.Contains("No, we manage", typed[0], StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Words(tapped.Id!), words => words.Contains("understood", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_clock_that_was_put_back_an_hour_silences_nobody()
    {
        var talk = await TalkAt("hi|start|yes|no|yes");
        Assert.Equal("kp2-c1", Asked(await talk.SendAsync(new Activity { Text = "change 1", LocalTimestamp = Early() })));
        Assert.NotEmpty(Shown(await talk.SendAsync(new Activity { Text = "yes", LocalTimestamp = Early() }))); // not refused as too early

        DateTimeOffset Early() => talk.Time.GetUtcNow().AddHours(-1);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("9999-12-31T00:00:00Z")]
    public async Task An_impossible_stamp_counts_as_absent(string stamp)
    {
        var time = DateTimeOffset.Parse(stamp, System.Globalization.CultureInfo.InvariantCulture);
        var talk = new Talk();
        foreach (var text in new[] { "hi", "start", "yes", "no" })
        {
            await talk.SendAsync(new Activity { Text = text, LocalTimestamp = time, Timestamp = time });
        }

        var last = await talk.SendAsync(new Activity { Text = "where am I", LocalTimestamp = time, Timestamp = time });
        Assert.Equal("kp2-c3", Asked(last));
    }

    [Theory]
    [InlineData(Channels.Slack)]
    [InlineData(Channels.Telegram)]
    [InlineData(Channels.Msteams)]
    public async Task In_a_group_what_people_say_to_each_other_is_not_for_the_bot(string channel)
    {
        var talk = new Talk(channel);
        Assert.Empty(await talk.SendAsync(InGroup("no, I cannot on Monday")));
        Assert.NotEmpty(await talk.SendAsync(InGroup("hi", mentions: true)));
        Assert.NotEmpty(await talk.SendAsync(InGroup("start", mentions: true)));
        Assert.Empty(await talk.SendAsync(InGroup("no, I cannot on Monday")));
        Assert.NotEmpty(await talk.SendAsync(InGroup("no", mentions: true)));
    }

    [Fact]
    public async Task A_reply_to_the_bot_in_a_group_of_Telegram_is_for_the_bot()
    {
        var talk = new Talk(Channels.Telegram);
        await talk.SendAsync(InGroup("hi", mentions: true));
        await talk.SendAsync(InGroup("start", mentions: true));
        var reply = InGroup("no");
        reply.ChannelData = JsonElement.Parse("""{"message":{"reply_to_message":{"from":{"is_bot":true}}}}""");

        Assert.NotEmpty(await talk.SendAsync(reply));
    }

    [Theory]
    [InlineData("""<quoted messageId="1"/> yes""")]
    [InlineData("""<quoted messageId="1">Does your centre find it hard? No.</quoted> yes""")]
    [InlineData("<blockquote itemscope>\nno\n</blockquote>\n<p>yes</p>")]
    [InlineData("<p>yes</p>")]
    [InlineData("yes&nbsp;")]
    [InlineData("&nbsp;<b>yes</b><br>")]
    [InlineData("ye\u3164s")]
    public async Task What_the_channel_adds_to_a_text_is_not_read(string text)
    {
        var talk = await TalkAt(AtTheSecond);
        Assert.Equal("kp2-c3", Asked(await talk.SayAsync(text)));
        Assert.Contains("Yes, a challenge", talk.Words(talk.OldButton("answer kp2-c2 yes").CardId)[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emoji_of_Teams_is_the_emoji()
    {
        var talk = await TalkAt(AtTheSecond);
        var replies = await talk.SendAsync(new Activity
        {
            Attachments =
            [
                new Attachment("image/png", "https://example.org/like.png"),
                new Attachment("text/html", content: """<p><img itemtype="http://schema.skype.com/Emoji" alt="👍"></p>"""),
            ],
        });

        Assert.Equal("kp2-c3", Asked(replies));
    }

    [Fact]
    public async Task A_tap_whose_state_is_no_text_counts()
    {
        var talk = await TalkAt(AtTheSecond);
        var data = talk.Button("answer kp2-c2 yes").Data.GetRawText();
        await talk.SendAsync(new Activity
        {
            Type = ActivityTypes.Invoke,
            Name = "adaptiveCard/action",
            Value = JsonElement.Parse($$$"""{"action":{"type":"Action.Execute","verb":"x","data":{{{data}}}},"state":{}}"""),
        });

        Assert.Equal(200, talk.Answer!.Status);
        Assert.Equal("kp2-c3", Asked(await talk.SayAsync("continue")));
    }

    [Fact]
    public async Task The_language_on_the_screen_stays_when_a_tap_names_none_or_another()
    {
        var talk = new Talk(content: TestContent.Content);
        await talk.SendAsync(new Activity { Text = "Hallo", Locale = "de-DE" });
        var started = await talk.SendAsync(new Activity { Text = "los", Locale = "de-DE" });
        Assert.Equal("de", started[^1].Locale);
        foreach (var locale in new[] { "", "en-US", "de-DE" })
        {
            var question = talk.Button("answer no");
            var replies = await talk.SendAsync(new Activity { Value = question.Data, ReplyToId = question.CardId, Locale = locale });
            Assert.Equal("de", replies[^1].Locale);
        }
    }

    [Fact]
    public async Task Words_are_heard_in_the_language_on_the_screen_first()
    {
        var talk = new Talk(content: TestContent.Content);
        await talk.SendAsync(new Activity { Text = "Hallo", Locale = "de-DE" });
        await talk.SendAsync(new Activity { Text = "los", Locale = "de-DE" });

        // The keyboard is English, but the question on the screen is German.
        Assert.Contains(
            talk.Button("answer no").Data.GetProperty("question").GetString()!,
            Shown(await talk.SendAsync(new Activity { Text = "Was bedeutet das?", Locale = "en-US" }))[^1]);
    }

    [Theory]
    [InlineData(ActivityTypes.InstallationUpdate)]
    [InlineData(ActivityTypes.ConversationUpdate)]
    public async Task Where_the_bot_was_removed_no_reminder_comes(string type)
    {
        var talk = await TalkAt(AtTheSecond + "|remind me in 1 week");
        await talk.SendAsync(new Activity
        {
            Type = type,
            Action = type == ActivityTypes.InstallationUpdate ? "remove" : null,
            MembersRemoved = type == ActivityTypes.ConversationUpdate ? [new ChannelAccount("Bot")] : null,
        });
        talk.Time.Advance(TimeSpan.FromDays(8));

        Assert.Empty(await talk.SendAsync(new Activity { Type = ActivityTypes.Event, Name = "reminder" }));
    }

    [Theory]
    [InlineData("No\n\nKind regards\nAna Silva\n\n> Does your centre find it hard?\n> yes", "kp2-c3")]
    [InlineData("\nno thanks\nSent from my phone", "kp2-c3")]
    public async Task Of_a_mail_the_first_line_is_the_answer(string text, string next)
    {
        var talk = await TalkAt(AtTheSecond, new Talk(Channels.Email));
        Assert.Equal(next, Asked(await talk.SayAsync(text)));
    }

    [Fact]
    public async Task The_commands_of_Telegram_show_the_place_and_lose_the_name_of_the_bot()
    {
        var talk = await TalkAt(AtTheSecond, new Talk(Channels.Telegram));

        Assert.Equal("kp2-c2", Asked(await talk.SayAsync("/start")));
        Assert.Equal("kp2-c2", Asked(await talk.SayAsync("/start campaign")));
        Assert.Contains(
            Sample.English.Message("help.title"), (await talk.SayAsync("/help@my_bot"))[0].Text, StringComparison.Ordinal);
        Assert.Contains(
            Sample.English.Message("greeting.hello"),
            Assert.Single(await new Talk(Channels.Telegram).SayAsync("/start campaign")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_answer_is_noticed_and_the_way_to_change_it_said()
    {
        var talk = await TalkAt(AtTheSecond);
        var edit = new Activity { Type = ActivityTypes.MessageUpdate, Id = "user-3", Text = "no" };

        Assert.Equal(["edited"], Shown(await talk.SendAsync(edit)));
        Assert.Equal("kp2-c3", Asked(await talk.SayAsync("no")));
    }

    [Theory]
    [InlineData("No 2")]
    [InlineData("no 3")]
    public async Task A_no_with_a_number_never_jumps_ahead(string text) => Assert.Equal("kp2-c1", Asked(await At("hi|start", text)));

    [Theory]
    [InlineData("result 2")]
    [InlineData("Show result 2")]
    [InlineData("open result 2")]
    public async Task A_result_is_opened_by_its_number(string text)
    {
        var talk = await TalkAt(AtTheSecond, new Talk(search: new TwoHits()));
        await talk.SayAsync("search something");
        Assert.Contains("shown/station/kp2-s1", Shown(await talk.SayAsync(text)));
    }

    [Theory]
    [InlineData(Channels.Test)]
    [InlineData(Channels.Sms)]
    public async Task A_bare_number_below_results_is_no_answer_and_no_search(string channel)
    {
        var talk = await TalkAt(AtTheSecond, new Talk(channel, search: new TwoHits()));
        await talk.SayAsync("search something");

        Assert.DoesNotContain("search", Shown(await talk.SayAsync("2")));
        Assert.Equal("kp2-c3", Asked(await talk.SayAsync("2")));
    }

    private static async Task<IReadOnlyList<Activity>> At(string script, string text) => await (await TalkAt(script)).SayAsync(text);

    private static async Task<Talk> TalkAt(string script, Talk? talk = null)
    {
        talk ??= new Talk();
        foreach (var text in script.Split('|'))
        {
            await talk.SayAsync(text);
        }

        return talk;
    }

    private static List<string> Shown(IEnumerable<Activity> replies) =>
        [.. replies.Where(reply => reply.Type == ActivityTypes.Message).SelectMany(Talk.Shows)];

    // Returns the id of the question whose words are in the last message; null if there is none.
    private static string? Asked(IReadOnlyList<Activity> replies)
    {
        var last = replies.LastOrDefault(reply => reply.Type == ActivityTypes.Message);
        var words = last is null ? "" : last.Text ?? Talk.CardOf(last)?.ToString() ?? "";
        return Sample.Content.Questions
            .FirstOrDefault(question => words.Contains(Sample.English.Challenge(question.Id).Question, StringComparison.Ordinal))?.Id;
    }

    private static Activity InGroup(string text, bool mentions = false) => new()
    {
        Text = mentions ? $"<at>Guide</at> {text}" : text,
        From = Ana,
        Conversation = new ConversationAccount(isGroup: true, id: "19:group"),
        Entities = mentions ? [new Mention(new ChannelAccount("Bot", "Guide"), "<at>Guide</at>")] : null,
    };

    private sealed class TwoHits : IContentSearch
    {
        public SearchResult Find(string language, string question, SearchPlace? place = null) => new SearchResult.Found(
            [new(SearchKind.Station, "kp1-s1"), new(SearchKind.Station, "kp2-s1")], language, []);
    }
}
