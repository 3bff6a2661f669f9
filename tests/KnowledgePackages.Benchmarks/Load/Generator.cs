using System.Diagnostics;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Simulates people who talk with a target. The number of simultaneous conversations is constant: a new one follows each finished one.
/// </summary>
internal sealed class Generator(Target target, ConnectorSink sink)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private int _people;

    /// <summary>
    /// Runs <paramref name="conversationsEach"/> whole conversations one after another in each of <paramref name="concurrency"/> parallel
    /// lanes.
    /// </summary>
    public Task TalkAsync(int concurrency, int conversationsEach) =>
        Task.WhenAll(
            Enumerable
                .Range(0, concurrency)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < conversationsEach; i++)
                        {
                            await TalkOnceAsync(_ => { }, () => false);
                        }
                    })
                )
        );

    /// <summary>Runs conversations for <paramref name="duration"/> and measures them.</summary>
    /// <param name="concurrency">The number of simultaneous conversations.</param>
    /// <param name="duration">The length of the measurement.</param>
    /// <param name="meter">Measures allocations; null to measure none.</param>
    public async Task<LoadResult> MeasureAsync(int concurrency, TimeSpan duration, AllocationMeter? meter)
    {
        var processorBefore = target.ProcessorTime();
        meter?.TakeRate();
        var watch = Stopwatch.StartNew();
        var conversations = 0;
        var lanes = Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            var turns = new List<double>();
            while (watch.Elapsed < duration)
            {
                if (await TalkOnceAsync(time => turns.Add(time.TotalMilliseconds), () => watch.Elapsed >= duration))
                {
                    Interlocked.Increment(ref conversations);
                }
            }

            return turns;
        })).ToList();
        var all = Task.WhenAll(lanes);
        var workingSet = 0.0;
        while (await Task.WhenAny(all, Task.Delay(LookEvery, TimeProvider.System)) != all)
        {
            workingSet = Math.Max(workingSet, target.WorkingSet());
        }

        var times = (await all).SelectMany(turns => turns).ToList();
        var elapsed = watch.Elapsed;
        var processor = target.ProcessorTime() - processorBefore;
        var rate = times.Count / elapsed.TotalSeconds;
        return new(
            concurrency, rate, times.Median(), times.Percentile(0.95), times.Percentile(0.99),
            processor.TotalMilliseconds / times.Count, meter?.TakeRate() / rate / 1024, workingSet, conversations);
    }

    // Returns true if the conversation reached its end within the measurement, false if the measurement ended first.
    private async Task<bool> TalkOnceAsync(Action<TimeSpan> turnDone, Func<bool> isOver)
    {
        var number = Interlocked.Increment(ref _people);
        using var visitor = new Visitor(target.Http, sink, $"p{target.ProcessId}-{number}", number);
        await visitor.TalkAsync(turnDone, isOver);
        return !isOver();
    }
}
