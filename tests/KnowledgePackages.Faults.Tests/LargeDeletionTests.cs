using System.Diagnostics;
using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Faults.Tests;

/// <summary>Many conversations are deleted from the embedded store while another person chats.</summary>
[Collection(nameof(Alone))]
public sealed class LargeDeletionTests : IDisposable
{
    private const int Entries = 10;
    private const int RowsOfATransaction = 200;
    private static readonly int Conversations = Figures.Pick(2_000, 20_000);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-deletion");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Others_write_after_each_bounded_part_of_a_deletion()
    {
        await using var store = new SqliteConversationStore(Path.Combine(_folder.FullName, "state.db"));
        await store.OpenAsync(default);
        var log = Enumerable.Range(1, Entries).Select(number => new LogEntry(number, new byte[600])).ToArray();
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = 128 };
        await Parallel.ForEachAsync(Enumerable.Range(0, Conversations), atOnce, async (n, token) =>
        {
            var write = new DocumentWrite(new byte[5_000]) { Log = log, Due = n % 10 == 0 ? [DateTimeOffset.UnixEpoch] : [] };
            await store.WriteAsync(new DocumentKey($"s1/many/{n}"), write, null, token);
        });
        var alone = await WritesAsync(store, "alone", waits => waits.Count >= 200);

        var deleting = store.DeleteAsync("s1/many/", default);
        var beside = await WritesAsync(store, "beside", _ => deleting.IsCompleted);
        await deleting;

        var rows = Conversations * (Entries + 1);
        Figures.Note(
            $"Large deletion: {Conversations} conversations, {rows} rows; {beside.Count} writes beside it, {Words(beside)}; alone {Words(alone)}"
        );
        Assert.Empty(await store.ListAsync("s1/many/", default).ToListAsync());
        Assert.InRange(beside.Count, rows / RowsOfATransaction * 9 / 10, int.MaxValue);
    }

    // Writes one document after the other and returns the duration of each write in milliseconds.
    private static async Task<IReadOnlyList<double>> WritesAsync(
        SqliteConversationStore store, string name, Func<IReadOnlyList<double>, bool> isEnough)
    {
        var waits = new List<double>();
        while (!isEnough(waits))
        {
            var watch = Stopwatch.StartNew();
            var key = new DocumentKey($"s1/{name}/{waits.Count}");
            Assert.IsType<WriteResult.Written>(await store.WriteAsync(key, new DocumentWrite(new byte[5_000]), null, default));
            waits.Add(watch.Elapsed.TotalMilliseconds);
        }

        waits.Sort();
        return waits;
    }

    private static string Words(IReadOnlyList<double> sorted) =>
        $"{sorted[sorted.Count / 2]:0.0} ms (median), {sorted[sorted.Count * 99 / 100]:0.0} ms (p99), {sorted[^1]:0.0} ms (longest)";
}
