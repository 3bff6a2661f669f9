using System.Text.Json.Nodes;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.Faults;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests.Support;

/// <summary>Kills the host with SIGKILL at random points while several people chat.</summary>
internal static class Kills
{
    private const int AtOnce = 8;

    // Undelivered replies of a killed process wait ten seconds until the process's lease ends. Several kills may come within this time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Kills the host repeatedly, lets everybody finish, and checks the stored and shown data.</summary>
    public static async Task HappenAsync(ITestStore store)
    {
        var kills = Figures.Pick(10, 200);
        var seed = Figures.Seed($"Kill, {store.Name}");
        var chance = new Random(seed);
        await using var world = await World.StartAsync(store, seed);
        using var crowd = new Crowd(world, ChannelKind.All, Patience);
        var playing = crowd.PlayAsync(AtOnce);
        List<(DateTimeOffset At, HashSet<string> Owed)> record = [];

        for (var kill = 0; kill < kills; kill++)
        {
            var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var moment = Enum.GetValues<Moment>()[chance.Next(Enum.GetValues<Moment>().Length)];
            world.Channel.Moments.Arm(moment, 1 + chance.Next(20), () =>
            {
                world.Host.Kill();
                killed.SetResult();
            });
            await (await Task.WhenAny(killed.Task, playing));
            HashSet<string> owed = [.. (await store.ReadAsync()).SelectMany(stored => stored.Owed)];
            record.Add((world.Channel.Time.GetUtcNow(), owed)); // read the time last, when calls in progress have arrived
            await world.Host.StartAsync();
        }

        crowd.Enough();
        await playing;
        await world.SettleAsync();

        await world.AnswersAreKeptAsync();
        world.RepliesAreShown();
        world.NothingArrivesTwiceOnAPage();
        var repeats = world.Repeats(); // if the host is killed during a call, a second call repeats the shown reply
        Assert.All(
            repeats,
            same =>
                Assert.All(
                    same.Zip(same.Skip(1)),
                    pair =>
                        Assert.True(
                            record.Any(kill =>
                                pair.First.Arrived < kill.At
                                && kill.At < pair.Second.Arrived
                                && kill.Owed.Contains(JsonNode.Parse(pair.First.Body)!.ToJsonString())
                            ),
                            $"Shown again without a kill before its receipt: {pair.First.Body}"
                        )
                )
        );
        Figures.Note(
            $"Kill, {store.Name}: {kills} kills, {crowd.Count} journeys, {world.Channel.Calls.Count} replies, {repeats.Count} shown twice, each with a kill between the channel's 2xx and the receipt"
        );
    }
}
