using System.Text.Json.Nodes;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.Faults;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.People;
using KnowledgePackages.Simulator.Stores;
using KnowledgePackages.Simulator.WebChat;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Faults.Tests.Support;

/// <summary>
/// A store, hosts that use the store and serve the sample content, channels, and people. Contains the checks for the end of a test.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private readonly List<(Person Person, IConversation Conversation)> _people = [];

    private readonly SampleContentFolder _content;

    private World(ITestStore store, SampleContentFolder content, IReadOnlyList<HostUnderTest> hosts, SimulatedChannel channel, int seed) =>
        (Store, _content, Hosts, Channel, Seed) = (store, content, hosts, channel, seed);

    public ITestStore Store { get; }

    public IReadOnlyList<HostUnderTest> Hosts { get; }

    public HostUnderTest Host => Hosts[0];

    public SimulatedChannel Channel { get; }

    public int Seed { get; }

    /// <param name="store">The store of the hosts.</param>
    /// <param name="seed">The seed of all random steps.</param>
    /// <param name="hosts">The number of hosts.</param>
    /// <param name="clocks">The clocks of the hosts' machines; empty if all clocks are right.</param>
    public static async Task<World> StartAsync(ITestStore store, int seed, int hosts = 1, params IReadOnlyList<MachineClock> clocks)
    {
        var channel = await SimulatedChannel.StartAsync(seed);
        var content = new SampleContentFolder();
        List<HostUnderTest> started = [];
        for (var number = 0; number < hosts; number++)
        {
            var settings = content.SettingsWith(store.Settings);
            foreach (var (name, value) in clocks.Count > 0 ? clocks[number].Settings : new Dictionary<string, string>())
            {
                settings[name] = value;
            }

            started.Add(await HostUnderTest.StartAsync(settings));
        }

        return new World(store, content, started, channel, seed);
    }

    /// <summary>Adds a person. The seed and the name determine each of the person's steps.</summary>
    public Person Meet(string name, ChannelKind kind, HostRouter? router = null, TimeSpan? patience = null) =>
        MeetIn(name, kind, router, patience: patience).Person;

    public (Person Person, ChannelConversation Conversation) MeetIn(
        string name, ChannelKind kind, HostRouter? router = null, string? group = null, double looksBack = 0.1, TimeSpan? patience = null)
    {
        var conversation = Channel.Open(kind, name, router ?? HostRouters.Only(Host), group);
        return (Meet($"{name} ({kind.Id})", conversation, looksBack, patience), conversation);
    }

    /// <summary>Adds a person on the host's own page.</summary>
    public Person MeetOnPage(string name, HostRouter? router = null, TimeSpan? patience = null) =>
        Meet($"{name} (page)", new WebVisitor(name, Seed, router ?? HostRouters.Only(Host), Channel.Time), looksBack: 0.1, patience);

    private Person Meet(string name, IConversation conversation, double looksBack, TimeSpan? patience)
    {
        var person = new Person(name, conversation, new Random(Seed ^ Seeds.Of(name)), Channel.Time)
        {
            LooksBack = looksBack,
            Patience = patience ?? TimeSpan.FromMinutes(2),
        };
        lock (_people)
        {
            _people.Add((person, conversation));
        }

        return person;
    }

    /// <summary>Waits until the store contains no undelivered reply.</summary>
    public Task SettleAsync() =>
        UntilAsync(
            async () => (await Store.ReadAsync()).All(stored => stored.Owed.Count == 0),
            TimeSpan.FromMinutes(2),
            "Replies are still owed."
        );

    public async Task UntilAsync(Func<Task<bool>> holds, TimeSpan longest, string otherwise)
    {
        using var patience = new CancellationTokenSource(longest, Channel.Time);
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, $"{otherwise} Waited {longest.TotalSeconds:0} s.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), Channel.Time);
        }
    }

    /// <summary>Checks that exactly the accepted answers are stored, each at its own question.</summary>
    public async Task AnswersAreKeptAsync()
    {
        var stored = await Store.ReadAsync();
        lock (_people)
        {
            Assert.All(_people, entry =>
            {
                var kept = Assert.Single(
                        stored,
                        found => found.ConversationId == entry.Conversation.Id && found.UserId == entry.Conversation.UserId
                    );
                Assert.True(
                        entry.Person.Answers.OrderBy(answer => answer.Key).SequenceEqual(kept.Answers.OrderBy(answer => answer.Key)),
                        $"{entry.Person.Name} answered {Words(entry.Person.Answers)}; stored is {Words(kept.Answers)}. Done: {string.Join(' ', entry.Person.Done)}"
                    );
            });
        }

        static string Words(IReadOnlyDictionary<string, string> answers) => string.Join(", ", answers.OrderBy(answer => answer.Key));
    }

    /// <summary>Returns one list for each reply that was shown more than once: the calls that showed the reply.</summary>
    public IReadOnlyList<IReadOnlyList<ConnectorCall>> Repeats() =>
    [
        .. Channel.Calls.Where(call => call is { Method: "POST", Taken: not null })
            .GroupBy(call => (call.ConversationId, call.Body)).Where(same => same.Count() > 1)
            .Select(same => (IReadOnlyList<ConnectorCall>)[.. same]),
    ];

    /// <summary>Checks that no page received a log entry more than once.</summary>
    public void NothingArrivesTwiceOnAPage()
    {
        lock (_people)
        {
            Assert.All(_people.Select(entry => entry.Conversation).OfType<WebVisitor>(), visitor => Assert.Empty(visitor.Twice));
        }
    }

    /// <summary>Checks that no reply was shown more than once.</summary>
    public void NothingIsRepeated()
    {
        if (Repeats() is [var first, ..] repeats)
        {
            var times = first.Select(call =>
                $"{call.Taken:HH:mm:ss.fff} ({call.Fault ?? "no fault"}, answered {call.Answered:HH:mm:ss.fff})"
            );
            Assert.Fail($"{repeats.Count} replies were shown more than once, the first at {string.Join(" and ", times)}: {first[0].Body}");
        }
    }

    /// <summary>Checks that every accepted tap and text has a reply that was shown.</summary>
    public void RepliesAreShown()
    {
        var answered = Channel
            .Calls.Where(call => call.Taken is not null)
            .Select(call => JsonNode.Parse(call.Body)?["replyToId"]?.GetValue<string>())
            .ToHashSet();
        lock (_people)
        {
            var silent = _people
                .Select(entry => entry.Conversation)
                .OfType<ChannelConversation>()
                .SelectMany(conversation => conversation.Deliveries)
                .Where(delivery =>
                    delivery.IsAccepted && delivery.Activity["type"]!.GetValue<string>() == "message" && !answered.Contains(delivery.Id)
                )
                .ToList();
            Assert.True(
                silent.Count == 0,
                $"{silent.Count} messages got 2xx and no reply, the first: {silent.FirstOrDefault()?.Activity.ToJsonString()}"
            );
        }
    }

    /// <summary>Describes the response times in words.</summary>
    public static string Times(IEnumerable<Delivery> deliveries)
    {
        var times = deliveries
            .Where(delivery => delivery.IsAccepted)
            .Select(delivery => (delivery.Answered!.Value - delivery.Sent).TotalMilliseconds)
            .Order()
            .ToList();
        return times.Count == 0 ? "none" : $"{times[times.Count / 2]:0} ms (median), {times[^1]:0} ms (longest)";
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _people.Select(entry => entry.Conversation).OfType<WebVisitor>())
        {
            await visitor.DisposeAsync();
        }

        foreach (var host in Hosts)
        {
            await host.DisposeAsync();
        }

        await Channel.DisposeAsync();
        _content.Dispose();
    }
}
