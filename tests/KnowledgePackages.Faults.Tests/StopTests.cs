using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests;

/// <summary>An orderly stop under full load, as in a deployment.</summary>
[Collection(nameof(Alone))]
public sealed class StopTests
{
    private const int WantedRate = 100; // turns a second
    private const int LongestWarmUp = 20; // seconds

    [Fact]
    public async Task A_stop_under_load_drops_nothing_that_was_accepted()
    {
        var stops = Figures.Pick(2, 20);
        await using var store = new SqliteTestStore();
        await using var world = await World.StartAsync(store, Figures.Seed("Stop under load"));
        using var crowd = new Crowd(world, [ChannelKind.Emulator, ChannelKind.DirectLine]);
        var playing = crowd.PlayAsync(atOnce: 24);
        List<string> rates = [];

        for (var stop = 0; stop < stops; stop++)
        {
            rates.Add($"{await FullSpeedAsync(world, playing):0}");
            Assert.Equal(0, await world.Host.TerminateAsync(TimeSpan.FromMinutes(1)));
            await world.Host.StartAsync();
        }

        crowd.Enough();
        await playing;
        await world.SettleAsync();
        await world.AnswersAreKeptAsync();
        world.RepliesAreShown();
        world.NothingArrivesTwiceOnAPage();
        world.NothingIsRepeated();
        Figures.Note($"Stop under load: {stops} stops at {string.Join(", ", rates)} turns/s, {crowd.Count} journeys");
    }

    // A new host is slow at first. Waits until the host has reached the wanted rate, at most LongestWarmUp seconds.
    private static async Task<double> FullSpeedAsync(World world, Task playing)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (from, start) = (Accepted(world), world.Channel.Time.GetTimestamp());
            await (await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), world.Channel.Time), playing));
            var rate = (Accepted(world) - from) / world.Channel.Time.GetElapsedTime(start).TotalSeconds;
            if (rate >= WantedRate || attempt == LongestWarmUp)
            {
                return rate;
            }
        }
    }

    private static int Accepted(World world) =>
        world.Channel.Conversations.Sum(conversation => conversation.Deliveries.Count(delivery => delivery.IsAccepted));
}
