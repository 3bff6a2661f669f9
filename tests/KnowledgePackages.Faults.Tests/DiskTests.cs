using System.Diagnostics;
using System.Net;
using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests;

/// <summary>The disk is full, or the store's file disappears while the host runs.</summary>
[Collection(nameof(Alone))]
public sealed class DiskTests
{
    private static readonly TimeSpan ReadinessTellsWithin = TimeSpan.FromSeconds(12); // 10 s between checks + 2 s
    private static readonly TimeSpan GoneIsNoticedWithin = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_full_disk_is_told_as_503_and_readiness_shows_it_until_there_is_room()
    {
        await using var store = new SqliteTestStore();
        await using var host = await HostUnderTest.StartAsync(store.Settings);
        using var guest = await Guest.EnterAsync(host.Url);
        var taken = new List<string>();
        for (var round = 0; round < Figures.Pick(2, 10); round++)
        {
            Assert.Equal(HttpStatusCode.OK, await guest.SayAsync("help"));
            taken.Add(guest.Posted);
            Assert.Equal(HttpStatusCode.OK, await guest.GetAsync("/health/ready"));

            await host.LimitFilesAsync(1);
            var full = Stopwatch.StartNew();
            for (var turn = 0; turn < 20; turn++)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await guest.SayAsync("help"));
            }

            await UntilAsync(async () => await guest.GetAsync("/health/ready") == HttpStatusCode.ServiceUnavailable, ReadinessTellsWithin);
            Figures.Note($"Full disk: 20 turns got 503, readiness showed it after {full.Elapsed.TotalSeconds:0.0} s");
            Assert.Contains(taken[^1], await AnsweredAsync(guest)); // the log contains replies to accepted messages

            await host.LimitFilesAsync(null);
            Assert.Equal(HttpStatusCode.OK, await guest.SayAsync("help"));
            taken.Add(guest.Posted);
            Assert.Equal(HttpStatusCode.OK, await guest.GetAsync("/health/ready"));
        }

        host.Kill();
        await host.StartAsync();
        guest.BeginAgain();
        Assert.Equal(taken, (await AnsweredAsync(guest)).Where(taken.Contains).Distinct());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_the_file_is_removed_or_replaced_nothing_is_answered_with_200(bool isReplaced)
    {
        await using var store = new SqliteTestStore();
        await using var other = new SqliteTestStore();
        await using (await HostUnderTest.StartAsync(other.Settings))
        {
            // This host creates an empty file with the same layout.
        }

        await using var host = await HostUnderTest.StartAsync(store.Settings);
        using var guest = await Guest.EnterAsync(host.Url);
        Assert.Equal(HttpStatusCode.OK, await guest.SayAsync("help"));

        store.Remove();
        if (isReplaced)
        {
            File.Move(other.File, store.File);
        }

        var gone = Stopwatch.StartNew();
        await UntilAsync(async () => await guest.SayAsync("help") == HttpStatusCode.ServiceUnavailable, GoneIsNoticedWithin);
        Figures.Note($"File {(isReplaced ? "replaced" : "removed")}: the first 503 after {gone.Elapsed.TotalMilliseconds:0} ms");
        for (var turn = 0; turn < 20; turn++)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await guest.SayAsync("help"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await guest.GetAsync("/health/ready"));
        }
    }

    // Returns the ids of the messages that have a reply among the new activities.
    private static async Task<IReadOnlyList<string>> AnsweredAsync(Guest guest) =>
        [.. (await guest.ReadAsync()).Select(activity => activity["replyToId"]?.GetValue<string>()).OfType<string>()];

    private static async Task UntilAsync(Func<Task<bool>> holds, TimeSpan longest)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, longest);
        }
    }
}
