using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.Faults;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.People;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests;

/// <summary>Two host processes use one store, without sticky sessions.</summary>
public sealed class TwoHostsTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    /// <summary>How many seconds the second machine's clock is ahead of the first machine's; negative if behind.</summary>
    public static TheoryData<int> Apart => Figures.IsFull ? [2, 5, 8, 30, -8, -30, 3600, -3600] : [8, -30];

    [Fact]
    public async Task Of_replies_that_one_host_owes_none_is_doubled_while_both_live()
    {
        await using var store = new SqliteTestStore();
        await using var world = await World.StartAsync(store, Figures.Seed("Two hosts, owed replies"), hosts: 2);
        var people = await AtQuestionTwoAsync(world);

        // The channel throttles every call, so the first host delivers nothing. Then each person sends a message to the second host.
        world.Channel.Plan = new FaultPlan(world.Seed).When(_ => true, Fault.Throttled(1));
        var first = people.Select(entry => AnswerAsync(entry, world.Hosts[0])).ToList();
        await OweAsync(world, people.Count);
        var second = people.Select(entry => WriteAsync(entry, world.Hosts[1])).ToList();
        await Task.WhenAll(first);
        await Task.WhenAll(second);
        world.Channel.Plan = FaultPlan.None;

        await world.SettleAsync();
        world.NothingIsRepeated();
        Assert.All(people, entry => Assert.Contains(entry.Person.Screen.Messages, message => message.Question == "kp2-c3"));
    }

    [Fact]
    public async Task A_reply_that_the_channel_is_slow_to_acknowledge_is_not_doubled_by_the_other_host()
    {
        await using var store = new SqliteTestStore();
        await using var world = await World.StartAsync(store, Figures.Seed("Two hosts, slow channel"), hosts: 2);
        await SlowRepliesAsync(world, () => { });
    }

    [Theory]
    [MemberData(nameof(Apart))]
    [Trait("Category", "Peer")]
    public async Task Nor_is_it_if_the_clocks_of_the_hosts_are_apart(int seconds)
    {
        await using var store = await BlobsTestStore.StartAsync();
        using var one = new MachineClock();
        using var two = new MachineClock(TimeSpan.FromSeconds(seconds));
        var seed = Figures.Seed($"Two hosts, slow channel, clocks {seconds} s apart");
        await using var world = await World.StartAsync(store, seed, hosts: 2, one, two);

        await SlowRepliesAsync(world, () => { });

        Assert.Equal(Math.Abs(seconds) > 2, world.Hosts[1].Output.Contains("clock differs from the store's", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 3600)]
    [InlineData(1, 3600)]
    [InlineData(0, -3600)]
    [InlineData(1, -3600)]
    [Trait("Category", "Peer")]
    public async Task Nor_is_it_if_a_clock_is_corrected_by_an_hour_meanwhile(int host, int seconds)
    {
        if (!Figures.IsFull && (host == 0) != (seconds > 0))
        {
            return; // a build runs two of the four cases
        }

        await using var store = await BlobsTestStore.StartAsync();
        using var one = new MachineClock();
        using var two = new MachineClock();
        var seed = Figures.Seed($"Two hosts, slow channel, clock of host {host} corrected by {seconds} s");
        await using var world = await World.StartAsync(store, seed, hosts: 2, one, two);

        await SlowRepliesAsync(world, () => (host == 0 ? one : two).Set(TimeSpan.FromSeconds(seconds)));
    }

    private static async Task SlowRepliesAsync(World world, Action meanwhile)
    {
        var people = await AtQuestionTwoAsync(world);
        world.Channel.Plan = new FaultPlan(world.Seed).When(_ => true, Fault.SlowAnswer(Lease + TimeSpan.FromSeconds(2)));
        var first = people.Select(entry => AnswerAsync(entry, world.Hosts[0])).ToList();
        await OweAsync(world, people.Count);
        meanwhile();
        var second = people.Select(entry => WriteAsync(entry, world.Hosts[1])).ToList();
        await Task.WhenAll(first);
        await Task.WhenAll(second);
        world.Channel.Plan = FaultPlan.None;

        await world.SettleAsync();
        world.NothingIsRepeated();
    }

    [Fact]
    public async Task What_a_host_owed_when_it_died_the_other_one_delivers()
    {
        await using var store = new SqliteTestStore();
        await using var world = await World.StartAsync(store, Figures.Seed("Two hosts, one dies"), hosts: 2);
        await DieAsync(world, "");
    }

    [Theory]
    [MemberData(nameof(Apart))]
    [Trait("Category", "Peer")]
    public async Task The_other_one_delivers_it_after_the_lease_and_a_look_however_far_its_clock_is_apart(int seconds)
    {
        await using var store = await BlobsTestStore.StartAsync();
        using var one = new MachineClock();
        using var two = new MachineClock(TimeSpan.FromSeconds(seconds));
        var seed = Figures.Seed($"Two hosts, one dies, clocks {seconds} s apart");
        await using var world = await World.StartAsync(store, seed, hosts: 2, one, two);

        var took = await DieAsync(world, $", clocks {seconds} s apart");

        Assert.InRange(took, TimeSpan.Zero, Lease + LookEvery + TimeSpan.FromSeconds(10)); // 10 s more for a busy machine
    }

    private static async Task<TimeSpan> DieAsync(World world, string where)
    {
        var people = await AtQuestionTwoAsync(world);
        world.Channel.Plan = new FaultPlan(world.Seed).When(_ => true, Fault.Throttled(1));
        var answering = people.Select(entry => AnswerAsync(entry, world.Hosts[0])).ToList();
        await OweAsync(world, people.Count);

        world.Hosts[0].Kill();
        world.Channel.Plan = FaultPlan.None;
        var died = world.Channel.Time.GetTimestamp();

        await world.SettleAsync();
        var took = world.Channel.Time.GetElapsedTime(died);
        Figures.Note($"Two hosts, one dies{where}: {people.Count} people's replies delivered {took.TotalSeconds:0.0} s after the death");
        world.NothingIsRepeated();
        Assert.All(people, entry => Assert.Contains(entry.Person.Screen.Messages, message => message.Question == "kp2-c3"));
        await Task.WhenAll(answering); // these attempts got no response, and the channel did not repeat them
        return took;
    }

    [Fact]
    public async Task Turns_that_alternate_and_race_between_two_hosts_lose_no_update_on_SQLite()
    {
        await using var store = new SqliteTestStore();
        await RaceAsync(store);
    }

    [Fact]
    [Trait("Category", "Peer")]
    public async Task Turns_that_alternate_and_race_between_two_hosts_lose_no_update_on_blobs()
    {
        await using var store = await BlobsTestStore.StartAsync();
        await RaceAsync(store);
    }

    private static async Task RaceAsync(ITestStore store)
    {
        var turns = Figures.Pick(100, 1000);
        var seed = Figures.Seed($"Two hosts racing, {store.Name}");
        await using var world = await World.StartAsync(store, seed, hosts: 2);
        var chance = new Random(seed);
        var router = HostRouters.Alternating(world.Hosts);
        var (person, conversation) = world.MeetIn("ada", ChannelKind.Emulator, router, looksBack: 0);
        await person.PlayUntilAsync(card => card.Has("confirm"), CancellationToken.None);
        var cards = person.Screen.Messages.Where(message => message.At is not null).ToList();
        var answers = person.Answers.Keys.Order(StringComparer.Ordinal).ToList();
        var alternating = World.Times(conversation.Deliveries);
        Dictionary<string, string> expected = new(person.Answers);

        // Each pass of the loop changes all answers at the same time. The taps go to the two hosts in turn.
        for (var turn = 0; turn < turns; turn += answers.Count)
        {
            foreach (var question in answers)
            {
                expected[question] = Others(expected[question])[chance.Next(2)];
            }

            var taps = answers.Select(question => conversation.Tap(cards[0], new()
            {
                ["do"] = "answer",
                ["question"] = question,
                ["at"] = $"question/{question}",
                ["round"] = 1,
                ["answer"] = expected[question],
            }));
            await Task.WhenAll(
                taps.OrderBy(_ => chance.Next()).ToList().Select(tap => conversation.SendAsync(tap, CancellationToken.None))
            );
            var stored = Assert.Single(await store.ReadAsync());
            Assert.Equal(expected.OrderBy(answer => answer.Key), stored.Answers.OrderBy(answer => answer.Key));
        }

        await world.SettleAsync();
        world.RepliesAreShown();
        world.NothingIsRepeated();
        Figures.Note(
            $"Two hosts racing, {store.Name}: {conversation.Deliveries.Count} turns, answered in {World.Times(conversation.Deliveries)}; alternating, in {alternating}"
        );
    }

    private static List<string> Others(string answer) => [.. new[] { "yes", "no", "notSure" }.Where(other => other != answer)];

    private static async Task<IReadOnlyList<(Person Person, ChannelConversation Conversation)>> AtQuestionTwoAsync(World world)
    {
        var people = Enumerable
            .Range(1, Figures.Pick(6, 30))
            .Select(number => world.MeetIn($"person-{number}", ChannelKind.All[number % 3], HostRouters.Only(world.Hosts[0]), looksBack: 0))
            .ToList();
        await Task.WhenAll(people.Select(entry => entry.Person.PlayUntilAsync(card => card.Question == "kp2-c2", CancellationToken.None)));
        await world.SettleAsync();
        return people;
    }

    private static async Task AnswerAsync((Person Person, ChannelConversation Conversation) entry, Simulator.Hosts.HostUnderTest host)
    {
        var card = await entry.Person.OpenCardAsync(CancellationToken.None);
        await entry.Conversation.DeliverAsync(entry.Conversation.Tap(card, card.Verb("answer").First()), host, CancellationToken.None);
    }

    private static Task<Delivery> WriteAsync((Person Person, ChannelConversation Conversation) entry, Simulator.Hosts.HostUnderTest host) =>
        entry.Conversation.DeliverAsync(entry.Conversation.Text("help"), host, CancellationToken.None);

    private static Task OweAsync(World world, int people) =>
        world.UntilAsync(
            async () => (await world.Store.ReadAsync()).Count(stored => stored.Owed.Count > 0) == people,
            TimeSpan.FromMinutes(1),
            "Nothing is owed."
        );
}
