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

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>Tests the plan in the conversation.</summary>
public class PlanTests
{
    private const string ToActions = """
        user@ join
        user* start yes no no ok ok
        user! station kp2-s1
        user* next next next next next
        bot>  action/kp2-s1-a1 ...

        """;

    private int _ids;

    [Fact]
    public Task An_action_is_chosen_named_dated_done_and_refused_where_it_stands() => ConversationScript.PlayAsync(ToActions + """
        user! decide kp2-s1-a2 choose
        bot~  action/kp2-s1-a1 action/kp2-s1-a2 action/kp2-s1-a3
        bot>  actionChosen/kp2-s1-a2
        user! decide kp2-s1-a3 notForUs
        bot~  action/kp2-s1-a1 ...
        bot>  actionNotForUs/kp2-s1-a3
        user> action 2, Maria, until 15 May
        bot~  action/kp2-s1-a1 ...
        bot>  arranged/kp2-s1-a2
        user> done
        bot>  stationDone/kp2-s1
        bot>  route/kp2
        user> summary
        bot>  summary/kp2 first/kp2-s1-a2 open/kp2-s1-a1 open/kp2-s2-a1 open/kp2-s2-a2 notForUs/kp2-s1-a3
        user! decide kp2-s2-a1 choose
        bot~  summary/kp2 first/kp2-s1-a2 chosen/kp2-s2-a1 open/kp2-s1-a1 ...
        bot>  actionChosen/kp2-s2-a1
        user! actionDone kp2-s1-a2 true
        bot~  summary/kp2 first/kp2-s2-a1 open/kp2-s1-a1 open/kp2-s2-a2 done/kp2-s1-a2 notForUs/kp2-s1-a3
        bot>  actionDone/kp2-s1-a2
        bot~  route/kp2
        user! decide kp2-s2-a1 drop
        bot~  summary/kp2 first/kp2-s1-a1 open/kp2-s2-a1 open/kp2-s2-a2 done/kp2-s1-a2 notForUs/kp2-s1-a3
        bot>  actionDropped/kp2-s2-a1
        """);

    [Fact]
    public async Task Who_and_when_are_asked_with_a_card_that_any_way_of_answering_answers()
    {
        var talk = await ConversationScript.PlayAsync(ToActions + """
            user> choose 1
            user! arrange kp2-s1-a1
            bot>  arrange/kp2-s1-a1
            user! arrange kp2-s1-a1 2026-12-07
            bot~  arranged/kp2-s1-a1
            bot~  action/kp2-s1-a1 ...
            bot>  arranged/kp2-s1-a1
            user> who does action 1
            bot>  arrange/kp2-s1-a1
            user> Maria, 15 May
            bot~  action/kp2-s1-a1 ...
            bot>  arranged/kp2-s1-a1
            user> who does action 3
            bot>  arrange/kp2-s1-a3
            user> Zoë Ñuño
            bot~  action/kp2-s1-a1 ...
            bot>  arranged/kp2-s1-a3
            user> Zoë Ñuño
            bot>  notUnderstood/1
            bot>  again/kp2-s1/kp2-s1-a1
            """);

        var plan = (await StoredAsync(talk)).Plan;
        Assert.Equal(("Maria", new DateOnly(2027, 5, 15)), (plan.Find("kp2-s1-a1")!.Who, plan.Find("kp2-s1-a1")!.Until));
        Assert.Equal("Zoë Ñuño", plan.Find("kp2-s1-a3")!.Who);
    }

    [Fact]
    public Task A_day_that_can_be_two_is_asked_with_both_as_buttons() => ConversationScript.PlayAsync(ToActions + """
        user> action 2, Maria, until 3/4
        bot>  whichDay/kp2-s1-a2
        user! arrange kp2-s1-a2 Maria 2027-03-04
        bot~  arranged/kp2-s1-a2
        bot~  action/kp2-s1-a1 ...
        bot>  arranged/kp2-s1-a2
        """);

    [Theory]
    [InlineData("action 2, Maria, until 31 April")]
    [InlineData("action 2, Maria, until 15 May 2020")]
    public Task A_day_that_is_none_or_over_is_told_and_asked_again_and_the_name_is_kept(string text) => ConversationScript.PlayAsync(
        ToActions + $"""
            user> {text}
            bot>  arrange/again/kp2-s1-a2
            bot>  arrange/kp2-s1-a2
            user! arrange kp2-s1-a2 Maria 2026-12-07
            bot~  arranged/kp2-s1-a2
            bot~  action/kp2-s1-a1 ...
            bot>  arranged/kp2-s1-a2
            """
    );

    [Fact]
    public async Task The_plan_is_shown_at_any_moment_and_changes_where_it_stands()
    {
        var talk = await ConversationScript.PlayAsync(ToActions + """
            user> choose 1
            bot~  action/kp2-s1-a1 ...
            bot>  actionChosen/kp2-s1-a1
            user> add action: Visit the bakery next door
            bot~  action/kp2-s1-a1 ...
            bot>  actionAdded/own1
            user> my plan
            bot>  plan chosen/kp2-s1-a1 chosen/own1
            bot>  again/kp2-s1/kp2-s1-a1
            user! actionDone own1 true
            bot~  plan chosen/kp2-s1-a1 done/own1
            bot~  action/kp2-s1-a1 ...
            bot>  actionDone/own1
            user> change 1
            bot>  question/kp2-c1
            user> my plan
            bot>  plan chosen/kp2-s1-a1 done/own1
            bot>  question/kp2-c1
            """);

        Assert.Equal("kp2-s1", (await StoredAsync(talk)).Plan.Find("own1")!.StationId);
    }

    [Fact]
    public Task Before_there_is_a_package_the_plan_is_empty_and_says_what_to_do() => ConversationScript.PlayAsync("""
        user@ join
        user> my plan
        bot>  plan
        bot>  start
        user> start
        user> add action: x y
        bot>  route/later
        bot>  question/kp2-c1
        user> my plan
        bot>  plan
        bot>  question/kp2-c1
        """);

    [Fact]
    public Task A_resource_is_saved_where_it_stands_and_found_in_the_plan() => ConversationScript.PlayAsync("""
        user@ join
        user* start yes no no ok ok
        user! station kp2-s1
        user> next
        bot>  resource/vision-workshop resource/region-plan resource/ecosystem-film
        user! saveResource region-plan true
        bot~  resource/vision-workshop ...
        bot>  saved/region-plan
        user> save 1
        bot~  resource/vision-workshop ...
        bot>  saved/vision-workshop
        user> my plan
        bot>  plan saved/region-plan saved/vision-workshop
        bot>  again/kp2-s1/vision-workshop
        user! saveResource region-plan false
        bot~  resource/vision-workshop ...
        bot>  unsaved/region-plan
        """);

    [Fact]
    public async Task An_own_action_is_asked_for_where_it_was_not_written_at_once()
    {
        var talk = await ConversationScript.PlayAsync(ToActions + """
            user> add an action
            bot>  own
            bot>  again/kp2-s1/kp2-s1-a1
            """);

        Assert.Empty((await StoredAsync(talk)).Plan.OwnActions);
    }

    [Fact]
    public async Task Fields_are_shown_where_the_channel_takes_them_and_what_was_written_in_them_counts()
    {
        var talk = new Talk(Channels.Msteams);
        foreach (var said in "hi|start|yes|no|no|ok|ok|station 1".Split('|'))
        {
            await talk.SayAsync(said);
        }

        var form = Talk.CardOf((await talk.SayAsync("who does action 1"))[0])!.Value;

        var inputs = form.GetProperty("body").EnumerateArray().Select(element => (Type: element.Text("type")!, Id: element.Text("id")));
        Assert.Equal(
            [("Input.Text", "who"), ("Input.Date", "until"), ("Input.Text", "note")],
            inputs.Where(input => input.Type.StartsWith("Input", StringComparison.Ordinal))
        );
        var (card, data) = talk.Button("arrange kp2-s1-a1");
        await talk.TapAsync(card, Filled(data, ("who", "<b>Maria</b>\u202E\n"), ("until", "2027-05-15"), ("note", "")));
        var entry = (await StoredAsync(talk)).Plan.Find("kp2-s1-a1")!;
        Assert.Equal(("<b>Maria</b>", new DateOnly(2027, 5, 15), null), (entry.Who, entry.Until, entry.Note));
    }

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
    public async Task Deleting_the_data_deletes_the_names()
    {
        var storage = new MemoryConversationStore();
        var talk = await ConversationScript.PlayAsync(
            ToActions + """
                user> action 2, Zacharias, until 15 May
                bot~  action/kp2-s1-a1 ...
                bot>  arranged/kp2-s1-a2
                """,
            new Talk(storage: storage)
        );
        Assert.Contains("Zacharias", (await StoredState.OfAsync(storage)).Properties, StringComparison.Ordinal);

        await talk.SayAsync("delete my data");
        await talk.SayAsync("yes");

        Assert.DoesNotContain("Zacharias", (await StoredState.OfAsync(storage)).Properties, StringComparison.Ordinal);
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

    private static JsonElement Filled(JsonElement data, params (string Name, string Value)[] inputs)
    {
        var filled = data.EnumerateObject().ToDictionary(property => property.Name, property => (object)property.Value);
        foreach (var (name, value) in inputs)
        {
            filled[name] = value;
        }

        return JsonSerializer.SerializeToElement(filled);
    }

    // Returns the visible texts of a card, without the data of its buttons.
    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().Where(IsShown).SelectMany(property => Strings(property.Value)),
        _ => [],
    };

    private static bool IsShown(JsonProperty property) =>
        property.Name is "text" or "title" or "value" or "fallbackText" or "speak" or "body" or "items" or "facts" or "columns" or "actions";

    private static async Task<Journey> StoredAsync(Talk talk) => (await StoredState.OfAsync(talk.Storage)).Journey;
}
