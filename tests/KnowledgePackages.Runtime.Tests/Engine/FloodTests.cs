using KnowledgePackages.Runtime.Connector;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>100,000 new people write at once. Counts the conversations in memory and measures no times.</summary>
public sealed class FloodTests : EngineTest
{
    private const int Strangers = 100_000;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task So_many_conversations_stay_in_memory_and_no_more_and_afterwards_people_are_served()
    {
        const int Most = 2_000;
        var engine = EngineHarness.Create(Storage, Time, twice: false, conversations: Most);
        var refused = 0;

        for (var i = 0; i < Strangers; i++)
        {
            var outcome = await engine.SendAsync(EngineHarness.Message($"m{i}", user: $"stranger {i}"));
            Assert.Contains(outcome.Status, (int[])[200, 503]); // 503 while all conversations in memory are busy
            refused += outcome.Status == 503 ? 1 : 0;
            engine.Channel.Taken.Clear();
            if (i % 500 == 0)
            {
                Assert.InRange(engine.ConversationsHeld, 0, Most);
                await UntilAsync(() => engine.ConversationsBusy == 0);
            }
        }

        Assert.InRange(engine.ConversationsHeld, 1, Most);
        Assert.Equal(0, refused); // each receipt is stored after two seconds, which makes room again
        Assert.Equal(200, (await engine.SendAsync(EngineHarness.Message("last", user: "somebody"))).Status);
    }

    [Fact]
    public async Task So_many_busy_conversations_are_held_and_the_next_one_is_asked_to_come_again()
    {
        var engine = EngineHarness.Create(Storage, Time, twice: false, conversations: 50);
        engine.Channel.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var busy = Enumerable.Range(0, 50).Select(i => engine.SendAsync(EngineHarness.Message($"m{i}", user: $"stranger {i}"))).ToArray();
        var next = await engine.SendAsync(EngineHarness.Message("next", user: "one more"));
        Assert.Equal((503, 50), (next.Status, engine.ConversationsHeld));

        engine.Channel.Gate.SetResult();
        Assert.All(await Task.WhenAll(busy), outcome => Assert.Equal(200, outcome.Status));
    }

    [Fact]
    public async Task So_many_lanes_stay_in_memory_and_no_more()
    {
        var lanes = new SendLanes(TimeProvider.System);

        for (var i = 0; i < Strangers; i++)
        {
            await lanes.RunAsync(
                $"conversation {i}",
                Quota.OfTeams,
                () => Task.FromResult<DeliveryResult>(new DeliveryResult.Delivered("1")),
                default
            );
        }

        Assert.InRange(lanes.Held, 1, 10_000);
    }

    [Fact]
    public void Counters_of_callers_are_shared_out_of_a_fixed_number() =>
        Assert.InRange(Enumerable.Range(0, 10 * Strangers).Select(i => RateLimits.CounterOf($"caller {i}")).Distinct().Count(), 1, 1 << 16);
}
