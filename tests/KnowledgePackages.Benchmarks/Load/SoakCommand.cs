using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Lets people come and go in the web chat for hours, fifty turns a second, and reports for each minute how long a turn took and what the
/// host used. The last lines say whether anything grew.
/// </summary>
internal static class SoakCommand
{
    public const string Usage = "load soak [--store memory|sqlite|azurite] [--minutes 360]";

    private const int PeopleAtOnce = 500;
    private const int TextsEach = 30;

    // The minutes at the beginning and at the end that are compared. The first ones are not among them: code is compiled, caches fill.
    private const int WarmMinutes = 3;
    private const int ComparedMinutes = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(string[] args)
    {
        var given = Arguments.Parse(args, Usage, ("store", Store.Sqlite), ("minutes", "360"));
        var kind = given.Name("store", Store.All);
        await Builds.PrepareAsync([Target.Product], kind);
        await using var store = await Store.OpenAsync(kind, isCounted: false);
        await using var process = await Target.StartAsync(Target.Product, store);
        var minutes = await MeasureAsync(process, given.Number("minutes"));
        Console.WriteLine();
        Compare("p50 ms", minute => minute.P50);
        Compare("p99 ms", minute => minute.P99);
        Compare("CPU ms a turn", minute => minute.Processor);
        Compare("MB", minute => minute.WorkingSet);

        void Compare(string name, Func<SoakMinute, double> value) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {minutes.Skip(WarmMinutes).Take(ComparedMinutes).Select(value).Median():0.00} in the first minutes, "
                + $"{minutes.TakeLast(ComparedMinutes).Select(value).Median():0.00} in the last ones"
        ));
    }

    private static async Task<List<SoakMinute>> MeasureAsync(Target process, int count)
    {
        var times = new ConcurrentQueue<double>();
        using var over = new CancellationTokenSource();
        var people = Enumerable
            .Range(0, PeopleAtOnce)
            .Select(number => Task.Run(() => ComeAndGoAsync(process, number, times, over.Token)))
            .ToList();
        Console.WriteLine("| minute | turns/s | p50 ms | p99 ms | CPU ms/turn | MB |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        var minutes = new List<SoakMinute>();
        for (var number = 1; number <= count; number++)
        {
            var (watch, processor) = (Stopwatch.StartNew(), process.ProcessorTime());
            await Task.Delay(Minute, TimeProvider.System);
            if (people.Find(person => person.IsFaulted) is { } failed)
            {
                await Console.Error.WriteLineAsync($"Minute {number}: {failed.Exception!.InnerException!.Message}");
                break;
            }

            var said = new List<double>();
            while (times.TryDequeue(out var time))
            {
                said.Add(time);
            }

            var minute = new SoakMinute(
                said.Count / watch.Elapsed.TotalSeconds,
                said.Median(),
                said.Percentile(0.99),
                (process.ProcessorTime() - processor).TotalMilliseconds / Math.Max(1, said.Count),
                process.WorkingSet()
            );
            minutes.Add(minute);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {number} | {minute.Rate:0} | {minute.P50:0.0} | {minute.P99:0.0} | {minute.Processor:0.00} | {minute.WorkingSet:0} |"
            ));
        }

        await over.CancelAsync();
        await Task.WhenAll(people);
        return minutes;
    }

    // The people begin one after another, so that the turns are spread over the ten seconds.
    private static async Task ComeAndGoAsync(Target process, int number, ConcurrentQueue<double> times, CancellationToken over)
    {
        try
        {
            await Task.Delay(Pause * (number / (double)PeopleAtOnce), TimeProvider.System, over);
            while (!over.IsCancellationRequested)
            {
                await using var chat = await LiveChat.OpenAsync(process.Http.BaseAddress!, number);
                for (var text = 0; text < TextsEach; text++)
                {
                    var next = Task.Delay(Pause, TimeProvider.System, over);
                    times.Enqueue((await chat.SayAsync()).TotalMilliseconds);
                    await next;
                }
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // the measurement is over
        }
    }

    // One minute: turns per second, times of a turn in milliseconds, processor time per turn in milliseconds, working set in MB.
    private sealed record SoakMinute(double Rate, double P50, double P99, double Processor, double WorkingSet);
}
