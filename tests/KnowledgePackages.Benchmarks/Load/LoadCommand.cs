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

    /// <exception cref="WrongAnswerException">
    /// A target gave a wrong reply. The report has the other measurements only, because a wrong reply may be a fast one.
    /// </exception>
    public static async Task RunAsync(string[] args)
    {
        var options = LoadOptions.Parse(args);
        await Builds.PrepareAsync(options.Targets, options.Stores);
        var found = new List<Measurement>();
        WrongAnswerException? wrong = null;
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            foreach (var store in options.Stores)
            {
                foreach (var target in options.Targets.Where(target => Target.CanUse(target, store)))
                {
                    try
                    {
                        found.Add(await MeasureAsync(target, store, options));
                    }
                    catch (WrongAnswerException error)
                    {
                        wrong = error;
                        await Console.Error.WriteLineAsync($"{target} on {store}: {error.Message}");
                    }
                }
            }
        }

        await new Report(options, found).WriteAsync();
        if (wrong is not null)
        {
            throw wrong;
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
        Console.WriteLine($"{target} on {kind}: first answer after {starts.Median():0} ms");

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

        return new(target, kind, starts.Median(), outbound, reads, writes, size, loads);
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
