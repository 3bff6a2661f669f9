using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests;

/// <summary>One client attacks the host while a person at another address continues to chat.</summary>
[Collection(nameof(Alone))]
public sealed class HostileClientTests
{
    private const int Conversations = 40;
    private const int Workers = 32;
    private const int Sockets = 600;
    private const int Megabyte = 1024 * 1024;

    private static readonly TimeSpan Attack = TimeSpan.FromSeconds(Figures.Pick(5, 20));
    private static readonly TimeSpan LongestAttack = TimeSpan.FromSeconds(90);
    private static readonly IPAddress Hostile = IPAddress.Parse("127.0.0.2");
    private static readonly IPAddress Bystanders = IPAddress.Parse("127.0.0.3");

    [Fact]
    public async Task One_address_at_full_speed_neither_fills_the_disk_nor_keeps_others_waiting()
    {
        await using var store = new SqliteTestStore();
        await using var host = await HostUnderTest.StartAsync(store.Settings);
        var chance = new Random(Figures.Seed("Hostile client"));
        using var bystander = await Guest.EnterAsync(host.Url, Bystanders);
        await bystander.PostAsync(Text("help")); // the first turn is slow, because the runtime compiles its code
        var guests = new List<Guest>();
        for (var i = 0; i < Conversations; i++)
        {
            guests.Add(await Guest.EnterAsync(host.Url, Hostile));
        }

        var before = store.Size;
        var statuses = new int[600];
        var waits = new List<double>();
        var watch = Stopwatch.StartNew();
        using var end = new CancellationTokenSource();
        var attack = Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var own = new Random(chance.Next() + worker);
            while (!end.IsCancellationRequested)
            {
                var status = await guests[own.Next(guests.Count)].PostAsync(Worst(own));
                Interlocked.Increment(ref statuses[(int)status]);
            }
        })));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50)); // below the rate limit of one person
        // A busy machine needs longer to reach the rate limit.
        while (watch.Elapsed < Attack || (Volatile.Read(ref statuses[429]) == 0 && watch.Elapsed < LongestAttack))
        {
            await pace.WaitForNextTickAsync();
            var asked = watch.Elapsed;
            Assert.Equal(HttpStatusCode.OK, await bystander.PostAsync(Text("help")));
            waits.Add((watch.Elapsed - asked).TotalMilliseconds);
        }

        await end.CancelAsync();
        await attack;
        var (grown, seconds) = (store.Size - before, watch.Elapsed.TotalSeconds);
        waits.Sort();
        var (median, p99) = (waits[waits.Count / 2], waits[waits.Count * 99 / 100]);
        var answers = string.Join(", ", statuses.Index().Where(each => each.Item > 0).Select(each => $"{each.Index}: {each.Item}"));
        Figures.Note(
            $"Hostile client: {seconds:0} s; {answers}; disk {grown / Megabyte} MB; bystander asked {waits.Count} times, "
            + $"{median:0} ms (median), {p99:0} ms (p99), {waits[^1]:0} ms (longest)"
        );

        Assert.True(statuses[429] > 0, "Nobody stopped the client.");
        Assert.Equal(0, statuses[500]);
        Assert.Equal(0, statuses[502]);
        // Allow one megabyte per second, and 16 MB for the initial burst of the rate limit and SQLite's write-ahead log.
        Assert.InRange(grown, 0, (seconds + 16) * Megabyte);
        if (Figures.IsFull)
        {
            Assert.InRange(p99, 0, 500); // only full runs have a quiet machine
        }

        guests.ForEach(guest => guest.Dispose());
    }

    [Fact]
    public async Task One_address_with_all_the_sockets_it_gets_leaves_others_theirs()
    {
        await using var store = new SqliteTestStore();
        await using var host = await HostUnderTest.StartAsync(store.Settings);
        var hostile = new List<ClientWebSocket>();
        HttpStatusCode? refusal = null;
        while (refusal is null && hostile.Count < Sockets)
        {
            using var guest = await Guest.EnterAsync(host.Url, Hostile);
            for (var i = 0; i < 32 && refusal is null; i++)
            {
                var (socket, status) = await guest.ListenAsync();
                refusal = status == HttpStatusCode.SwitchingProtocols ? null : status;
                hostile.Add(socket);
            }
        }

        using var bystander = await Guest.EnterAsync(host.Url, Bystanders);
        var (open, answer) = await bystander.ListenAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refusal);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, answer);
        Assert.Equal(WebSocketState.Open, open.State);
        Assert.DoesNotContain("Exception", host.Output, StringComparison.Ordinal);
        Figures.Note($"Hostile client: {hostile.Count - 1} sockets from one address, then {(int)refusal!}");
        hostile.ForEach(socket => socket.Dispose());
        open.Dispose();
    }

    private static JsonObject Text(string text) => new() { ["type"] = "message", ["text"] = text };

    // Returns one of the inputs that cost the host most: one very long unknown word, ten long unknown words, or a large activity.
    private static JsonObject Worst(Random chance) => chance.Next(4) switch
    {
        0 => Text(Letters(chance, 480)),
        1 => Text(string.Join(' ', Enumerable.Range(0, 10).Select(_ => Letters(chance, 48)))),
        2 => new JsonObject { ["type"] = "event", ["name"] = "x", ["value"] = Letters(chance, 7_900) },
        _ => new JsonObject
        {
            ["type"] = "message",
            ["text"] = "help",
            ["channelData"] = new JsonObject { ["more"] = Letters(chance, 15_000) },
        },
    };

    private static string Letters(Random chance, int length) => string.Create(length, chance, (letters, random) =>
    {
        foreach (ref var letter in letters)
        {
            letter = (char)('a' + random.Next(26));
        }
    });
}
