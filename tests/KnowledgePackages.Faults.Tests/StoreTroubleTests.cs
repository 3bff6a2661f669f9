using System.Text.Json.Nodes;
using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.People;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests;

/// <summary>The store is slow, or unavailable for a while.</summary>
[Collection(nameof(Alone))]
public sealed class StoreTroubleTests
{
    private const int People = 6;

    // The maximum time until everybody is served after the store's return. The host takes up to 10 s for a response and tries the store
    // again each second; a busy machine needs more. A longer time would mean that a channel has given up (after 15 s), or that a sender
    // pauses too long between its attempts.
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(Figures.Pick(12, 60));
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(Figures.Pick(8, 120));

    [Fact]
    public async Task While_SQLite_is_locked_everybody_hears_so_and_nothing_is_lost()
    {
        await using var store = new SqliteTestStore();
        await TakeAwayAsync(store);
    }

    [Fact]
    [Trait("Category", "Peer")]
    public async Task While_blobs_are_gone_everybody_hears_so_and_nothing_is_lost()
    {
        await using var store = await BlobsTestStore.StartAsync();
        await TakeAwayAsync(store);
    }

    [Fact]
    public async Task While_SQLite_is_slow_answers_come_in_time_and_nothing_is_lost()
    {
        await using var store = new SqliteTestStore();
        await SlowDownAsync(store, async (chance, until) =>
        {
            while (!until.IsCancellationRequested)
            {
                using (store.Take())
                {
                    await Pass(TimeSpan.FromSeconds(chance.NextDouble() * 20), until);
                }

                await Pass(TimeSpan.FromMilliseconds(chance.Next(500)), until);
            }
        });
    }

    [Fact]
    [Trait("Category", "Peer")]
    public async Task While_blobs_are_slow_answers_come_in_time_and_nothing_is_lost()
    {
        await using var store = await BlobsTestStore.StartAsync();
        await SlowDownAsync(store, async (chance, until) =>
        {
            store.Proxy.Delay = () =>
            {
                lock (chance)
                {
                    return TimeSpan.FromSeconds(chance.NextDouble() * 20);
                }
            };
            await Pass(Timeout.InfiniteTimeSpan, until);
            store.Proxy.Delay = () => TimeSpan.Zero;
        });
    }

    private static async Task TakeAwayAsync(ITestStore store)
    {
        await using var world = await World.StartAsync(store, Figures.Seed($"Store gone, {store.Name}"));
        var people = await AtTheFirstQuestionAsync(world);

        var time = world.Channel.Time;
        List<Task> steps;
        long back;
        using (store.Take())
        {
            steps = [.. people.Select(entry => entry.Person.StepAsync(CancellationToken.None))];
            await Pass(Gone, CancellationToken.None);
            Assert.DoesNotContain(steps, step => step.IsCompleted);
            back = time.GetTimestamp();
        }

        await Task.WhenAll(steps);
        var took = time.GetElapsedTime(back);
        Figures.Note(
            $"Store gone, {store.Name}: {Gone.TotalSeconds:0} s, {people.Count} people, all served {took.TotalSeconds:0.0} s after its return; 503: {Refused(people)}"
        );
        Assert.True(took < BackWithin, $"Full service took {took.TotalSeconds:0.0} s after the store's return.");
        Assert.All(people, entry => Assert.NotEmpty(Notices(world, entry.Conversation)));
        await EndAsync(world, people);
    }

    private static async Task SlowDownAsync(ITestStore store, Func<Random, CancellationToken, Task> trouble)
    {
        var seed = Figures.Seed($"Store slow, {store.Name}");
        await using var world = await World.StartAsync(store, seed);
        var people = await AtTheFirstQuestionAsync(world);
        using var enough = new CancellationTokenSource();
        var slow = trouble(new Random(seed), enough.Token);

        var steps = people.Select(async entry =>
        {
            while (!enough.IsCancellationRequested && await entry.Person.StepAsync(CancellationToken.None))
            {
            }
        }).ToList();
        await Pass(Slow, CancellationToken.None);
        await enough.CancelAsync();
        await slow;
        await Task.WhenAll(steps);

        Figures.Note(
            $"Store slow (0 to 20 s), {store.Name}: for {Slow.TotalSeconds:0} s, answered in {World.Times(people.SelectMany(entry => entry.Conversation.Deliveries))}; 503: {Refused(people)}"
        );
        await EndAsync(world, people);
    }

    private static async Task<IReadOnlyList<(Person Person, ChannelConversation Conversation)>> AtTheFirstQuestionAsync(World world)
    {
        var people = Enumerable
            .Range(1, People)
            .Select(number => world.MeetIn($"person-{number}", ChannelKind.All[number % 3], patience: TimeSpan.FromMinutes(5)))
            .ToList();
        await Task.WhenAll(people.Select(entry => entry.Person.PlayUntilAsync(card => card.Question is not null, CancellationToken.None)));
        return people;
    }

    private static async Task EndAsync(World world, IReadOnlyList<(Person Person, ChannelConversation Conversation)> people)
    {
        await world.SettleAsync();
        await world.AnswersAreKeptAsync();
        Assert.DoesNotContain(world.Repeats(), same => HasCard(JsonNode.Parse(same[0].Body)!)); // a notice may be repeated
        foreach (var (person, conversation) in people)
        {
            Assert.All(
                conversation.Deliveries,
                delivery =>
                    Assert.True(
                        delivery.Status is 503 or (>= 200 and < 300) && delivery.Answered - delivery.Sent < conversation.AnswerWithin,
                        $"{person.Name} got {delivery.Status} {delivery.Trouble} after {(delivery.Answered - delivery.Sent)?.TotalSeconds:0.0} s."
                    )
            );
            var notices = Notices(world, conversation);
            // The host sends notices at least a minute apart. Delays can make two notices arrive closer together.
            Assert.DoesNotContain(notices.Zip(notices.Skip(1)), pair => pair.Second - pair.First < TimeSpan.FromSeconds(50));
        }
    }

    private static List<DateTimeOffset> Notices(World world, ChannelConversation conversation)
    {
        var notice = JsonNode.Parse(File.ReadAllBytes(Repository.PathTo("dialogs-content", "texts", "en", "messages.json")))!["messages"]![
            "notSaved"
        ]!.GetValue<string>();
        return
        [
            .. world
                .Channel.Calls.Where(call =>
                    call.ConversationId == conversation.Id
                    && call.Method == "POST"
                    && JsonNode.Parse(call.Body)!["text"]?.GetValue<string>() == notice
                )
                .Select(call => call.Arrived),
        ];
    }

    private static bool HasCard(JsonNode activity) => activity["attachments"] is JsonArray { Count: > 0 };

    private static int Refused(IEnumerable<(Person Person, ChannelConversation Conversation)> people) =>
        people.Sum(entry => entry.Conversation.Deliveries.Count(delivery => delivery.Status == 503));

    private static Task Pass(TimeSpan span, CancellationToken until) =>
        Task.Delay(span, TimeProvider.System, until)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
