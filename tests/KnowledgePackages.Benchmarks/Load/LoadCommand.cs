using System.Diagnostics;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Measures whole conversations with the product, with bots on the official SDKs and with the limit (see <see cref="LimitHost"/>), and
/// compares the results.
/// </summary>
internal static class LoadCommand
{
    private const int CountedLanes = 4;
    private const int CountedConversationsEach = 10;

    /// <returns>The exit code: 0, or 1 after an error, for example after a wrong reply of a target.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var options = LoadOptions.Parse(args);
            await Builds.PrepareAsync(options.Targets, options.Stores);
            var found = new List<Measurement>();
            for (var repeat = 0; repeat < options.Repeats; repeat++)
            {
                foreach (var store in options.Stores)
                {
                    foreach (var target in options.Targets.Where(target => Target.CanUse(target, store)))
                    {
                        found.Add(await MeasureAsync(target, store, options));
                    }
                }
            }

            await new Report(options, found).WriteAsync();
            return 0;
        }
        catch (Exception error)
            when (error is FormatException or InvalidOperationException or WrongAnswerException or HttpRequestException or TimeoutException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static async Task<Measurement> MeasureAsync(string target, string kind, LoadOptions options)
    {
        await using var sink = await ConnectorSink.StartAsync();
        var starts = new List<double>();
        for (var i = 0; i < options.Starts; i++)
        {
            starts.Add(await TimeStartAsync(target, kind, sink));
        }

        var (reads, writes, outbound, size) = await CountAsync(target, kind, sink);
        Console.WriteLine($"{target} on {kind}: first answer after {starts.Order().ElementAt(starts.Count / 2):0} ms");

        await using var store = await Store.OpenAsync(kind, isCounted: false);
        await using var process = await Target.StartAsync(target, store);
        using var meter = target == Target.JavaScript ? null : AllocationMeter.Attach(process.ProcessId);
        var generator = new Generator(process, sink);
        await generator.MeasureAsync(options.Concurrency.Max(), options.WarmUp, null);
        var loads = new List<LoadResult>();
        foreach (var concurrency in options.Concurrency)
        {
            loads.Add(await generator.MeasureAsync(concurrency, options.Duration, meter));
            Console.WriteLine($"  {concurrency,3} at once: {loads[^1].TurnsPerSecond:0} turns/s, {loads[^1].P50:0.0} ms");
        }

        return new(target, kind, starts.Order().ElementAt(starts.Count / 2), outbound, reads, writes, size, loads);
    }

    // Returns the time from the start of a new process with an empty store to its first reply, in milliseconds.
    private static async Task<double> TimeStartAsync(string target, string kind, ConnectorSink sink)
    {
        await using var store = await Store.OpenAsync(kind, isCounted: false);
        await using var process = await Target.StartAsync(target, store);
        using var visitor = new Visitor(process.Http, sink, $"first{process.ProcessId}", 1);
        await visitor.GreetAsync();
        return Stopwatch.GetElapsedTime(process.StartedAt).TotalMilliseconds;
    }

    private static async Task<(double? Reads, double? Writes, double Outbound, long? DocumentSize)> CountAsync(
        string target,
        string kind,
        ConnectorSink sink
    )
    {
        const double turns = CountedLanes * CountedConversationsEach * Visitor.Turns;
        await using var store = await Store.OpenAsync(kind, isCounted: true);
        await using var process = await Target.StartAsync(target, store);
        var (before, callsBefore) = (store.Count(), sink.Calls);
        await new Generator(process, sink).TalkAsync(CountedLanes, CountedConversationsEach);
        var after = store.Count();
        return (
            (after?.Reads - before?.Reads) / turns,
            (after?.Writes - before?.Writes) / turns,
            (sink.Calls - callsBefore) / turns,
            store.DocumentSize()
        );
    }
}
