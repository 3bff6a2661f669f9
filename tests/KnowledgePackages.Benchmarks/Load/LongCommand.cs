using System.Diagnostics;
using System.Globalization;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Measures whether anything but the log grows in a long life: one web conversation of thousands of turns, and then tens of thousands of
/// people one after another, in one process.
/// </summary>
internal static class LongCommand
{
    public const string Usage = "load long [--store memory|sqlite|azurite] [--turns 5000] [--people 50000]";

    private const int Steps = 5;
    private const int AtOnce = 8;
    private const int Timed = 100;
    private const int PageViews = 20;

    // One person writes without a pause, from one address.
    private static readonly Dictionary<string, string> WithoutLimits = new()
    {
        ["RateLimits__PersonPerMinute"] = "1000000",
        ["RateLimits__AddressActivitiesPerMinute"] = "1000000",
        ["RateLimits__AddressPerMinute"] = "1000000",
    };

    public static async Task RunAsync(string[] args)
    {
        var given = Arguments.Parse(args, Usage, ("store", Store.Sqlite), ("turns", "5000"), ("people", "50000"));
        var kind = given.Name("store", Store.All);
        await Builds.PrepareAsync([Target.Product], kind);
        await using var store = await Store.OpenAsync(kind, isCounted: false);
        await using var process = await Target.StartAsync(Target.Product, store, WithoutLimits);
        await TalkAsync(process, store, given.Number("turns"));
        await VisitAsync(process, given.Number("people"));
    }

    private static async Task TalkAsync(Target process, Store store, int turns)
    {
        Console.WriteLine("| turns | p50 ms | p99 ms | page ms | page KB | document bytes | log MB | file MB | file/log |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        await using var chat = await LiveChat.OpenAsync(process.Http.BaseAddress!, 0);
        var said = 0;
        foreach (var end in Enumerable.Range(0, Steps + 1).Select(step => Math.Max(2 * Timed, turns * step / Steps)).Distinct())
        {
            for (; said < end - Timed; said++)
            {
                await chat.SayAsync();
            }

            var times = new List<double>();
            for (; said < end; said++)
            {
                times.Add((await chat.SayAsync()).TotalMilliseconds);
            }

            var pages = new List<double>();
            var bytes = 0;
            for (var view = 0; view < PageViews; view++)
            {
                var start = Stopwatch.GetTimestamp();
                bytes = (await chat.OpenPageAsync()).Length;
                pages.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            var (log, file) = (store.LogSize(), store.FileSize());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {said} | {times.Median():0.0} | {times.Percentile(0.99):0.0} | {pages.Median():0.0} "
                    + $"| {bytes / 1024} | {store.DocumentSize()} | {log / 1e6:0.00} | {file / 1e6:0.00} | {file / (double?)log:0.00} |"
            ));
        }
    }

    private static async Task VisitAsync(Target process, int people)
    {
        Console.WriteLine();
        Console.WriteLine("| people | turns/s | MB |");
        Console.WriteLine("| ---: | ---: | ---: |");
        await using var sink = await ConnectorSink.StartAsync();
        var generator = new Generator(process, sink);
        var each = people / AtOnce / (2 * Steps);
        for (var step = 1; step <= 2 * Steps; step++)
        {
            var watch = Stopwatch.StartNew();
            await generator.TalkAsync(AtOnce, each);
            var rate = AtOnce * each * Visitor.Turns / watch.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {AtOnce * each * step} | {rate:0} | {process.WorkingSet():0} |"
            ));
        }
    }
}
