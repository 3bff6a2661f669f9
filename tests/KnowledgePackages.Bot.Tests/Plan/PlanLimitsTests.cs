using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using static KnowledgePackages.Bot.Tests.Plan.PlanTalk;

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>Tests plans with as much in them as people may write, and the plans of a group.</summary>
public class PlanLimitsTests
{
    private int _ids;

    [Fact]
    public async Task What_people_write_is_never_markup_and_never_too_long_for_a_card()
    {
        var talk = new Talk(Channels.Msteams);
        foreach (var said in "hi|start|yes|no|no|ok|ok|station 1|who does action 1".Split('|'))
        {
            await talk.SayAsync(said);
        }

        var (card, data) = talk.Button("arrange kp2-s1-a1");
        var nasty = "**[Maria](http://a.b)** <at>all</at> `x` \u202E" + new string('я', 10_000);
        var replies = await talk.TapAsync(card, Filled(data, ("who", nasty), ("until", "soon"), ("note", nasty)));
        var form = Talk.CardOf(replies[^1])!.Value.GetRawText();
        Assert.Contains("arrange", form, StringComparison.Ordinal);

        (card, data) = talk.Button("arrange kp2-s1-a1");
        replies = await talk.TapAsync(card, Filled(data, ("who", nasty), ("note", nasty)));
        var shown = replies.Concat(await talk.SayAsync("my plan")).Concat(await talk.SayAsync("summary")).ToList();

        var texts = shown.Select(Talk.CardOf).OfType<JsonElement>().SelectMany(Strings).Concat(shown.Select(reply => reply.Text ?? ""));
        var lines = texts.SelectMany(text => text.Split('\n')).Where(line => line.Contains("Maria", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count > 4);
        Assert.All(lines, line => Assert.DoesNotMatch(@"[*`\[\]<>]|://|\u202E", line));
        Assert.All(
            shown.Select(Talk.CardOf).OfType<JsonElement>(),
            drawn => Assert.InRange(CardJson.BytesOf(JsonMarshal.GetRawUtf8Value(drawn)), 1, CardJson.MaxBytes)
        );
        var entry = (await StoredAsync(talk)).Plan.Find("kp2-s1-a1")!;
        Assert.InRange(entry.Who!.Length, 40, PlanText.MaxNameLength);
        Assert.InRange(entry.Note!.Length, 400, PlanText.MaxNoteLength);
    }

    [Fact]
    public async Task Everybody_in_a_group_has_their_own_plan()
    {
        var storage = new MemoryConversationStore();
        var talk = new Talk(Channels.Msteams, storage: storage);
        foreach (var person in (string[])["Ana", "Ben"])
        {
            foreach (var said in "hi|start|yes|no|no|ok|ok|station 1|choose 1".Split('|'))
            {
                await talk.SendAsync(InGroup(person, said));
            }
        }

        await talk.SendAsync(InGroup("Ana", "action 1, Maria, until 15 May"));
        await talk.SendAsync(InGroup("Ben", "action 1 is not for us"));

        List<(ActionState State, string? Who)> plans = [];
        await foreach (var key in storage.ListAsync(DocumentKey.Conversations, default))
        {
            var entry = (await StoredState.OfAsync(storage, key)).Journey.Plan.Find("kp2-s1-a1")!;
            plans.Add((entry.State, entry.Who));
        }

        Assert.Equal([(ActionState.Open, "Maria"), (ActionState.NotForUs, (string?)null)], plans.OrderBy(plan => plan.State));
    }

    [Fact]
    public async Task A_full_plan_says_so_and_is_as_it_was()
    {
        var talk = await ConversationScript.PlayAsync(ToActions);
        for (var number = 1; number <= PersonalPlan.MaxOwn; number++)
        {
            await talk.SayAsync($"add action: number {number} of ours");
        }

        var replies = await talk.SayAsync("add action: one too many");

        Assert.Equal("plan/full", Talk.Shows(replies[0])[0]);
        Assert.Equal(PersonalPlan.MaxOwn, (await StoredAsync(talk)).Plan.OwnActions.Count());
    }

    [Fact]
    public void However_full_the_plan_its_cards_fit_in_every_language()
    {
        foreach (var texts in TestContent.Content.Languages.Select(TestContent.Content.In))
        {
            var pages = new PlanPages(new FixedAddresses(), DocumentKey.ForConversation("msteams", "tenant", "29:1", "a:1"));
            var context = new CardContext(TestContent.Content, texts, Full()) { Today = new(2026, 11, 23) };
            foreach (var package in TestContent.Content.Packages)
            {
                context = context with { Journey = context.Journey with { PackageId = package.Id } };
                foreach (var card in (Card[])[PlanCards.Plan(context), SummaryCard.Draw(context, package)])
                {
                    var bytes = Gallery.CardSizes.BytesOf(new(card, context));
                    Assert.True(bytes <= CardJson.MaxBytes, $"{texts.Language} {card.Shows[0]} {package.Id}: {bytes} bytes.");
                }

                // The loop above measures the cards of a group, with a mark of the card's owner in every button. In a personal chat, the
                // cards have the addresses of the plan instead of the marks.
                var alone = context with { Pages = pages };
                foreach (var card in (Card[])[PlanCards.Plan(alone), SummaryCard.Draw(alone, package)])
                {
                    var bytes = CardJson.BytesOf(CardJson.Write(card, alone, "summary").Utf8);
                    Assert.True(bytes <= CardJson.MaxBytes, $"{texts.Language} {card.Shows[0]} {package.Id}, alone: {bytes} bytes.");
                }
            }
        }
    }

    /// <summary>A person does everything that is possible in one conversation, with long texts in letters of two bytes.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(Channels.Msteams, 40)]
    [InlineData(Channels.Directline, 60)]
    public async Task However_full_the_plan_the_document_stays_within_16_kilobytes(string channel, int lengthOfIds)
    {
        var content = TestContent.Content;
        var talk = new Talk(channel, content);
        var (six, extra) = (content.Questions.Select(_ => "yes"), content.ExtraQuestions.Select(_ => "yes"));
        foreach (var said in (string[])["hi", "start", .. six, "ok", "package 1", .. extra, "ok"])
        {
            await talk.SayAsync(said);
        }

        await talk.SayAsync("extra questions");
        foreach (var package in (string[])["package 1", "package 2"])
        {
            await talk.SayAsync(package);
            await talk.SayAsync("stations");
            for (var number = 1; number <= 15; number++)
            {
                await SayLongAsync($"action {number}, {new string('ї', 50)}, until 15 May");
                await SayLongAsync($"note {number}: {new string('ї', 400)}");
                await SayLongAsync($"action {number} done");
            }
        }

        for (var number = 0; number < 64; number++)
        {
            await SayLongAsync("status");
        }

        var stored = await StoredState.OfAsync(talk.Storage);
        var document = JsonNode.Parse(stored.Bytes.Span)!.AsObject();
        document.Remove("outbox");
        var plain = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        var bytes = Encoding.UTF8.GetByteCount(document.ToJsonString(plain));
        var actions = content.Packages.SelectMany(package => package.Stations).Sum(station => station.Actions.Count);
        Assert.Equal(actions, stored.Journey.DoneActions.Count);
        Assert.InRange(bytes, 8 * 1024, 16 * 1024);

        Task SayLongAsync(string text)
        {
            _ids++;
            return talk.SendAsync(new Activity
            {
                Text = text,
                Id = $"{new string('i', lengthOfIds)}{_ids:00000}",
                ChannelData = channel == Channels.Directline
                    ? JsonElement.Parse($$"""{"clientActivityID":"{{new string('c', lengthOfIds)}}{{_ids:00000}}"}""")
                    : null,
            });
        }
    }

    // Returns a journey with all actions chosen, and with texts of the maximum length.
    private static Journey Full()
    {
        var content = TestContent.Content;
        var journey = new Journey().Start();
        var today = new DateOnly(2026, 11, 23);
        foreach (var action in content.Packages.SelectMany(package => package.Stations).SelectMany(station => station.Actions))
        {
            journey = journey.MarkAction(content, action.Id, ActionState.Open, today);
        }

        for (var number = 0; number < 40; number++)
        {
            var note = new PlanDetails { Who = new string('w', 60), Until = today, Note = new string('n', 500 - (12 * number)) };
            foreach (var action in content.Packages.SelectMany(package => package.Stations).SelectMany(station => station.Actions))
            {
                journey = journey.ArrangeAction(content, action.Id, note, today) is PlanResult.Accepted accepted
                    ? accepted.Journey
                    : journey;
            }
        }

        return content.Resources.Take(PersonalPlan.MaxSaved).Aggregate(
            journey,
            (before, resource) => before with { Plan = before.Plan with { Resources = [.. before.Plan.Resources, resource.Id] } }
        );
    }

    private static Activity InGroup(string person, string text) => new()
    {
        Text = $"<at>Guide</at> {text}",
        Entities = [new Mention(new ChannelAccount("Bot", "Guide"), "<at>Guide</at>")],
        From = new ChannelAccount(person, person),
        Conversation = new ConversationAccount(isGroup: true, conversationType: "groupChat", id: "group"),
    };

    // Returns the visible texts of a card, without the data of its buttons.
    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().Where(IsShown).SelectMany(property => Strings(property.Value)),
        _ => [],
    };

    private static bool IsShown(JsonProperty property) =>
        property.Name
            is "text" or "title" or "value" or "fallbackText" or "speak" or "body" or "items" or "facts" or "columns" or "actions";
}
