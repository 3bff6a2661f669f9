using System.Text.Json;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>A code from one conversation copies the answers, the plan and the language of that conversation to another one.</summary>
public sealed class HandoverTests
{
    private const string InAStation = """
        user@ join
        user* start yes no not-sure ok ok next
        bot>  station/kp2-s1
        user> choose action 1

        """;

    private readonly MemoryConversationStore _storage = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_code_brings_everything_and_the_first_conversation_keeps_its_own_and_is_told()
    {
        var (from, code) = await WithCodeAsync();
        var to = await ConversationScript.PlayAsync(
            $"""
            user@ join
            user> {code}
            bot>  bring
            user> yes
            bot>  brought
            bot>  station/kp2-s1
            """,
            At("phone"));

        var (before, after) = (await StoredAsync(from), await StoredAsync(to));
        Assert.Equal(before.Answers, after.Answers);
        Assert.Equal(before.Journey.StationId, after.Journey.StationId);
        Assert.Single(after.Journey.Plan.Actions);
        Assert.Equal(before.Journey.Plan.Actions, after.Journey.Plan.Actions);
        Assert.All(after.Journey.Answers, answer => Assert.Equal(default, answer.SentAt));
        Assert.Null(after.Memory.Incoming);
        Assert.Equal(["handover/copied"], Said(await from.SettleHandoversAsync()));
        Assert.Empty(await from.SettleHandoversAsync());
        Assert.Equal(before.Answers, (await StoredAsync(from)).Answers);
        Assert.Null((await StoredAsync(from)).Memory.Handover);
        Assert.Empty(await HandoversAsync());
    }

    [Fact]
    public async Task What_another_conversation_did_is_not_counted_again_here()
    {
        var (_, code) = await WithCodeAsync();
        var to = await ConversationScript.PlayAsync($"user@ join\nuser> {code}\nuser> yes", At("phone", countsUsage: true));

        var stored = await StoredAsync(to);
        Assert.True(stored.Journey.Started);
        Assert.DoesNotContain("Uncounted", stored.Properties, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_comes_along()
    {
        var from = await ConversationScript.PlayAsync(InAStation, At("desk"));
        await from.SayAsync("speak Arabic");
        var code = CodeIn(await from.SayAsync("المتابعة في مكان آخر"));
        var to = At("phone");
        await to.SayAsync("hello");
        await to.SayAsync(code);
        var last = await to.SayAsync("yes");

        Assert.Equal("ar", (await StoredAsync(to)).Journey.Language);
        Assert.Equal("ar", last[^1].Locale);
    }

    [Fact]
    public async Task The_question_names_what_comes_and_what_it_replaces()
    {
        var (_, code) = await WithCodeAsync();
        var to = await ConversationScript.PlayAsync("""
            user@ join
            user* start no
            """, At("phone"));

        var question = Assert.Single(await to.SayAsync(code));

        var facts = Facts(question);
        Assert.Equal("3 answers, one action on the plan", facts[0]);
        Assert.Equal("question 2, one answer, 0 actions on the plan", facts[1]);
        Assert.Single(Facts(Assert.Single(await At("empty").SayAsync(code))));
    }

    [Fact]
    public async Task A_code_can_be_the_first_message()
    {
        var (_, code) = await WithCodeAsync();

        await ConversationScript.PlayAsync(
            $"""
            user> {code.ToLowerInvariant()}
            bot>  bring
            user! bringYes
            bot>  brought
            bot>  station/kp2-s1
            """,
            At("phone"));
    }

    [Fact]
    public async Task A_no_brings_nothing_and_the_code_still_works_elsewhere()
    {
        var (_, code) = await WithCodeAsync();

        await ConversationScript.PlayAsync(
            $"""
            user@ join
            user* start no
            user> {code}
            bot>  bring
            user> no
            bot>  question/kp2-c2
            """,
            At("phone"));
        Assert.Equal(["bring"], Said(await At("tablet").SayAsync(code)));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (_, code) = await WithCodeAsync();
        var (first, second) = (At("phone"), At("tablet"));
        await first.SayAsync(code);
        Assert.Equal(["bring"], Said(await second.SayAsync(code)));
        await first.SayAsync("yes");

        Assert.Equal(["bring/wrong", "start"], Said(await second.SayAsync("yes")));
        Assert.Equal("bring/wrong", Said(await second.SayAsync(code))[0]);
        Assert.Equal("bring/wrong", Said(await first.SayAsync(code))[0]);
    }

    [Fact]
    public async Task A_code_ends_after_ten_minutes()
    {
        var (_, code) = await WithCodeAsync();
        var to = At("phone");
        await to.SendAsync(ConversationScript.Joined());

        Assert.Equal(["bring"], Said(await to.SendAsync(new Activity { Text = code }, TimeSpan.FromMinutes(9.5))));
        Assert.Equal("bring/wrong", Said(await to.SendAsync(new Activity { Text = "yes" }, TimeSpan.FromMinutes(0.5)))[0]);
        Assert.Equal("bring/wrong", Said(await to.SayAsync(code))[0]);
        _time.Advance(TimeSpan.FromHours(1));
        await to.SettleHandoversAsync();
        Assert.Empty(await HandoversAsync());
    }

    [Theory]
    [InlineData("continue elsewhere")]
    [InlineData("start again", "yes")]
    [InlineData("delete my data", "yes")]
    public async Task Another_code_a_new_start_and_a_deletion_end_it(params string[] texts)
    {
        var (from, code) = await WithCodeAsync();
        foreach (var text in texts)
        {
            await from.SayAsync(text);
        }

        Assert.Equal("bring/wrong", Said(await At("phone").SayAsync(code))[0]);
    }

    [Fact]
    public async Task What_is_deleted_between_question_and_yes_is_not_brought()
    {
        var (from, code) = await WithCodeAsync();
        var to = At("phone");
        await to.SayAsync(code);
        await from.SayAsync("delete my data");
        await from.SayAsync("yes");

        Assert.Equal("bring/wrong", Said(await to.SayAsync("yes"))[0]);
        Assert.False((await StoredAsync(to)).Journey.Started);
    }

    [Fact]
    public async Task Five_wrong_codes_in_fifteen_minutes_are_enough_for_a_person_in_all_their_conversations()
    {
        var (from, code) = await WithCodeAsync();
        var to = At("phone");
        await to.SendAsync(ConversationScript.Joined());
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("bring/wrong", Said(await to.SayAsync(WrongCode(i)))[0]);
        }

        Assert.Equal("bring/tooMany", Said(await to.SayAsync(code))[0]);
        Assert.Equal("bring/tooMany", Said(await At("phone", conversation: "another").SayAsync(code))[0]);
        Assert.Equal(["bring"], Said(await At("tablet").SayAsync(code)));

        _time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(["bring"], Said(await to.SayAsync(CodeIn(await from.SayAsync("continue elsewhere")))));
    }

    [Fact]
    public async Task A_code_with_a_typing_mistake_counts_as_no_try()
    {
        var (_, code) = await WithCodeAsync();
        var to = At("phone");
        await to.SendAsync(ConversationScript.Joined());
        var mistyped = code[0] == 'Z' ? $"Y{code[1..]}" : $"Z{code[1..]}";
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal("bring/mistyped", Said(await to.SayAsync(mistyped))[0]);
        }

        Assert.Equal(["bring"], Said(await to.SayAsync(code)));
    }

    [Fact]
    public async Task The_conversation_that_made_the_code_says_where_it_belongs()
    {
        var (from, code) = await WithCodeAsync();

        Assert.Equal("bring/own", Said(await from.SayAsync(code))[0]);
    }

    [Fact]
    public async Task There_is_no_code_before_the_start()
    {
        var talk = At("desk");
        await talk.SendAsync(ConversationScript.Joined());

        Assert.Equal("handover/nothing", Said(await talk.SayAsync("continue elsewhere"))[0]);
        Assert.Empty(await HandoversAsync());
    }

    [Fact]
    public async Task A_group_sees_no_code_but_may_enter_one()
    {
        var group = new ConversationAccount(isGroup: true, conversationType: "groupChat", id: "19:group@thread.v2", tenantId: "t");
        var talk = new Talk(Channels.Msteams, storage: _storage, time: _time);
        Task<IReadOnlyList<Activity>> SayAsync(string text) => talk.SendAsync(new Activity
        {
            Conversation = group,
            From = new ChannelAccount("29:ana", "Ana"),
            Text = $"<at>Bot</at> {text}",
            Entities = [new Mention(new ChannelAccount("Bot", "Bot"), "<at>Bot</at>")],
        });
        await SayAsync("hello");
        await talk.SendAsync(new Activity
        {
            Conversation = group,
            From = new ChannelAccount("29:ana", "Ana"),
            Value = talk.Button("start").Data,
        });

        var refusal = await SayAsync("continue elsewhere");

        Assert.Contains(Sample.English.Message(Messages.HandoverGroup.Id), refusal[0].Text, StringComparison.Ordinal);
        Assert.Empty(await HandoversAsync());
        var (_, code) = await WithCodeAsync();
        var question = Talk.CardOf(Assert.Single(await SayAsync(code)))!.Value;
        Assert.Contains(Talk.Buttons(question), button => button.GetProperty("data").GetProperty("do").ValueEquals("bringYes"));
    }

    [Fact]
    public async Task The_button_of_one_question_never_brings_the_plan_of_another()
    {
        var (_, first) = await WithCodeAsync();
        var other = await ConversationScript.PlayAsync("""
            user@ join
            user* start no
            """, At("other desk"));
        var second = CodeIn(await other.SayAsync("continue elsewhere"));
        var to = At("phone");
        await to.SayAsync(first);
        await to.SayAsync(second);

        var (card, data) = to.OldButton("bringYes");
        Assert.Equal("late/step", Said(await to.TapAsync(card, data))[0]);
        Assert.Equal(["brought", "question/kp2-c2"], Said(await to.SayAsync("yes")));
    }

    [Fact]
    public async Task Buttons_from_before_do_nothing_in_the_brought_plan()
    {
        var (_, code) = await WithCodeAsync();
        var to = await ConversationScript.PlayAsync("""
            user@ join
            user* start
            """, At("phone"));
        await to.SayAsync(code);
        await to.SayAsync("yes");

        var (card, data) = to.OldButton("answer kp2-c1 no");
        Assert.Equal("late/round", Said(await to.TapAsync(card, data))[0]);
        Assert.Equal(3, (await StoredAsync(to)).Answers.Count);
    }

    [Fact]
    public async Task Anybody_can_send_the_event_and_only_the_right_entry_counts()
    {
        var (from, _) = await WithCodeAsync();

        Assert.Empty(await from.SendAsync(new Activity { Type = ActivityTypes.Event, Name = "handover", Value = "h1/code/x" }));
        Assert.Empty(await from.SendAsync(new Activity { Type = ActivityTypes.Event, Name = "handover" }));
        Assert.NotNull((await StoredAsync(from)).Memory.Handover);
    }

    [Fact]
    public async Task Neither_the_store_of_codes_nor_a_document_has_the_code()
    {
        var (from, code) = await WithCodeAsync();
        var plain = code.Replace("-", "", StringComparison.Ordinal);
        await At("phone").SayAsync(code);

        foreach (var key in await HandoversAsync())
        {
            var stored = $"{key.Name} {System.Text.Encoding.UTF8.GetString((await _storage.ReadAsync(key, default))!.Content.Span)}";
            Assert.DoesNotContain(code, stored, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(plain, stored, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(plain, (await StoredAsync(from)).Properties, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(code, (await StoredAsync(from)).Properties, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task In_Teams_the_card_has_a_picture_whose_link_has_the_code_in_its_fragment_only()
    {
        List<Uri> drawn = [];
        var site = SiteFacts.Unknown with
        {
            Host = new("https://chat.example"),
            DrawAddress = address =>
            {
                drawn.Add(address);
                return new("data:image/png;base64,AAAA");
            },
        };
        var talk = new Talk(Channels.Msteams, storage: _storage, time: _time, addresses: new NoPlanPages(), site: site);
        await ConversationScript.PlayAsync("user@ join", talk);
        await talk.SayAsync("start");

        var card = Talk.CardOf((await talk.SayAsync("continue elsewhere"))[0])!.Value.GetRawText();

        Assert.Contains("data:image/png", card, StringComparison.Ordinal);
        Assert.All(drawn, address => Assert.Equal(("/", "", true), (address.AbsolutePath, address.Query, address.Fragment.Length > 10)));
        Assert.NotEmpty(drawn);
    }

    private async Task<(Talk Talk, string Code)> WithCodeAsync()
    {
        var talk = await ConversationScript.PlayAsync(InAStation, At("desk"));
        return (talk, CodeIn(await talk.SayAsync("continue elsewhere")));
    }

    private Talk At(string person, string? conversation = null, bool countsUsage = false) =>
        new(
            storage: _storage,
            time: _time,
            person: person,
            conversation: conversation ?? $"conversation of {person}",
            countsUsage: countsUsage
        );

    private Task<StoredState> StoredAsync(Talk talk) => StoredState.OfAsync(_storage, talk.Key);

    private async Task<List<DocumentKey>> HandoversAsync()
    {
        List<DocumentKey> keys = [];
        await foreach (var key in _storage.ListAsync($"{DocumentKey.Handovers}code/", default))
        {
            keys.Add(key);
        }

        return keys;
    }

    private static string CodeIn(IReadOnlyList<Activity> replies)
    {
        var card = replies.Select(Talk.CardOf).OfType<JsonElement>().First();
        return card.GetProperty("body").EnumerateArray()
            .Single(block => block.TryGetProperty("size", out var size) && size.ValueEquals("ExtraLarge"))
            .GetProperty("text").GetString()!.Trim('\u200E');
    }

    // Returns a code that the bot has not created, with a correct check character.
    private static string WrongCode(int number) =>
        Bot.Conversation.Words.HandoverCode.Shown(Bot.Conversation.Words.HandoverCode.Create([(byte)number]));

    private static IReadOnlyList<string> Said(IReadOnlyList<Activity> replies) =>
        [.. replies.Where(reply => reply.Type == ActivityTypes.Message).Select(reply => Talk.Shows(reply)[0].Replace("again/", "", StringComparison.Ordinal))];

    private static IReadOnlyList<string> Facts(Activity activity) =>
    [
        .. Talk.CardOf(activity)!.Value.GetProperty("body").EnumerateArray()
            .Where(element => element.GetProperty("type").ValueEquals("FactSet"))
            .SelectMany(set => set.GetProperty("facts").EnumerateArray())
            .Select(fact => fact.GetProperty("value").GetString()!),
    ];

    private sealed class NoPlanPages : IPlanAddresses
    {
        public PlanAddresses Of(DocumentKey document, Domain.Journeys.Journey journey) =>
            new(
                new("https://chat.example/plan"),
                new("https://chat.example/plan/word"),
                new("https://chat.example/plan/calendar"),
                new("https://chat.example/plan/data"));

        public Uri RouteOf(string package, IReadOnlyList<StopProgress> stops, bool isRightToLeft) =>
            new("https://chat.example/route");
    }
}
