using System.Diagnostics;
using System.Globalization;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Measures whether anything grows with the number of stored conversations: the start, the cost at rest, and the time of a turn, each with
/// stores of different sizes.
/// </summary>
internal static class RestCommand
{
    public const string Usage = "load rest [--documents 1000,10000,100000,1000000] [--stores sqlite,azurite] [--seconds n] [--starts n]";

    // Azurite holds all blobs in memory.
    private const int MostInAzurite = 100_000;
    private const int AtOnce = 8;

    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(15);

    // A process counts the usage events of the conversations in its memory once a minute. Otherwise the next process would find them, and
    // look at them every ten seconds for five minutes. So no more people talk than fit into the memory.
    private static readonly TimeSpan Talking = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Counts = TimeSpan.FromSeconds(75);

    // A web socket looks less often for entries of other instances after a minute without any.
    private static readonly TimeSpan SocketRests = TimeSpan.FromSeconds(65);

    public static async Task RunAsync(string[] args)
    {
        var given = Arguments.Parse(
            args,
            Usage,
            ("documents", "1000,10000,100000,1000000"),
            ("stores", $"{Store.Sqlite},{Store.Azurite}"),
            ("seconds", "60"),
            ("starts", "3")
        );
        var stores = given.Names("stores", Store.All);
        await Builds.PrepareAsync([Target.Product], stores);
        Console.WriteLine(
            "| store | documents | first answer ms | first token ms | CPU ms/min at rest | requests/min at rest "
                + "| the same with an open chat | MB at rest | turns/s | p50 ms | p99 ms | file MB |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var kind in stores)
        {
            await MeasureAsync(kind, given);
        }
    }

    private static async Task MeasureAsync(string kind, Arguments given)
    {
        await using var store = await Store.OpenAsync(kind, isCounted: kind == Store.Azurite);
        await using var sink = await ConnectorSink.StartAsync();
        await TalkAsync(store, sink);
        await using var population = await Population.OpenAsync(store);
        foreach (var count in given.Numbers("documents").Order().Where(count => kind != Store.Azurite || count <= MostInAzurite))
        {
            var watch = Stopwatch.StartNew();
            await population.GrowAsync(count);
            await Console.Error.WriteLineAsync($"{count} documents in {kind} after {watch.Elapsed.TotalSeconds:0} s more");
            Console.WriteLine(await MeasureAsync(store, sink, count, given.Number("starts"), given.Seconds("seconds")));
        }
    }

    // Some people talk with the product, so that the store has conversations to copy.
    private static async Task TalkAsync(Store store, ConnectorSink sink)
    {
        await using var process = await Target.StartAsync(Target.Product, store);
        await new Generator(process, sink).TalkAsync(1, 10);
        for (var number = 0; number < 3; number++)
        {
            await using var chat = await LiveChat.OpenAsync(process.Http.BaseAddress!, number);
            for (var text = 0; text < 12; text++)
            {
                await chat.SayAsync();
            }
        }

        await Task.Delay(Counts, TimeProvider.System);
    }

    private static async Task<string> MeasureAsync(Store store, ConnectorSink sink, int count, int starts, TimeSpan duration)
    {
        var answers = new List<double>();
        var tokens = new List<double>();
        for (var i = 0; i < starts; i++)
        {
            await using (var process = await Target.StartAsync(Target.Product, store))
            {
                using var visitor = new Visitor(process.Http, sink, $"first{process.ProcessId}", 1);
                await visitor.GreetAsync();
                answers.Add(Stopwatch.GetElapsedTime(process.StartedAt).TotalMilliseconds);
            }

            await using (var process = await Target.StartAsync(Target.Product, store))
            {
                await LiveChat.TakeTokenAsync(process.Http);
                tokens.Add(Stopwatch.GetElapsedTime(process.StartedAt).TotalMilliseconds);
            }
        }

        await using var resting = await Target.StartAsync(Target.Product, store);
        using (var visitor = new Visitor(resting.Http, sink, $"rest{resting.ProcessId}", 1))
        {
            await visitor.GreetAsync();
        }

        await Task.Delay(Settles, TimeProvider.System);
        var rest = await RestAsync(resting, store, duration);
        var memory = resting.WorkingSet();
        double? open = null;
        if (rest.Requests is not null)
        {
            await using var chat = await LiveChat.OpenAsync(resting.Http.BaseAddress!, 1);
            await chat.SayAsync();
            await Task.Delay(SocketRests, TimeProvider.System);
            open = (await RestAsync(resting, store, duration)).Requests;
        }

        var generator = new Generator(resting, sink);
        await generator.MeasureAsync(AtOnce, Talking, null);
        var load = await generator.MeasureAsync(AtOnce, Talking, null);
        await Task.Delay(Counts, TimeProvider.System);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {store.Kind} | {count} | {answers.Median():0} | {tokens.Median():0} | {rest.Processor:0} "
                + $"| {rest.Requests:0.0} | {open:0.0} | {memory:0} "
                + $"| {load.TurnsPerSecond:0} | {load.P50:0.0} | {load.P99:0.0} | {store.FileSize() / 1e6:0} |"
        );
    }

    // Returns the processor time in milliseconds and the requests to the store, both for one minute.
    private static async Task<(double Processor, double? Requests)> RestAsync(Target process, Store store, TimeSpan duration)
    {
        var (processor, requests) = (process.ProcessorTime(), Requests(store));
        await Task.Delay(duration, TimeProvider.System);
        return (
            (process.ProcessorTime() - processor).TotalMilliseconds / duration.TotalMinutes,
            (Requests(store) - requests) / duration.TotalMinutes
        );
    }

    // Only a proxy in front of the store counts its requests.
    private static long? Requests(Store store) => store.Count() is { Reads: { } reads, Writes: var writes } ? reads + writes : null;
}
