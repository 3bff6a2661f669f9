using System.Diagnostics;
using System.Globalization;
using System.Text;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Shows what the product does in a turn: samples the running host while people talk with it, and prints the share of each part of a turn
/// in the processor time (with Linux's perf) or in the allocated bytes.
/// </summary>
internal static class ProfileCommand
{
    public const string Usage = "load profile [--of time|bytes] [--store memory|sqlite|azurite] [--concurrency n] [--seconds n]";

    private const string Time = "time";
    private const string Bytes = "bytes";

    private const int SamplesPerSecond = 999;
    private const int FunctionsShown = 40;

    // Code that was compiled ahead has no names in perf, so all code is compiled in the process.
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["DOTNET_PerfMapEnabled"] = "1",
        ["DOTNET_EnableWriteXorExecute"] = "0",
        ["DOTNET_ReadyToRun"] = "0",
    };

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(string[] args)
    {
        var given = Arguments.Parse(args, Usage, ("of", Time), ("store", Store.Memory), ("concurrency", "8"), ("seconds", "15"));
        var what = given.Name("of", [Time, Bytes]);
        var store = given.Name("store", Store.All);
        await Builds.PrepareAsync([Target.Product], store);
        await ProfileAsync(what, store, given.Number("concurrency"), given.Seconds("seconds"));
    }

    private static async Task ProfileAsync(string what, string kind, int concurrency, TimeSpan duration)
    {
        await using var sink = await ConnectorSink.StartAsync();
        await using var store = await Store.OpenAsync(kind, isCounted: false);
        await using var process = await Target.StartAsync(Target.Product, store, Environment);
        var generator = new Generator(process, sink);
        await generator.MeasureAsync(concurrency, WarmUp, null);

        var folder = Directory.CreateDirectory(RepositoryFolder.PathTo("artifacts", "load")).FullName;
        if (what == Bytes)
        {
            using var meter = AllocationMeter.Attach(process.ProcessId);
            var talking = generator.MeasureAsync(concurrency, duration, meter);
            var samples = await AllocationSamples.RecordAsync(process.ProcessId, Path.Combine(folder, "allocations.nettrace"), talking);
            var talked = await talking;
            Console.WriteLine(Table(Profile.Of(samples), talked, kind, talked.AllocatedPerTurn ?? 0, "KB", "0.00"));
            return;
        }

        var file = Path.Combine(folder, "perf.data");
        var seconds = duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        string[] record =
        [
            "record", "-q", "-e", "cpu-clock", "-g", "-F", $"{SamplesPerSecond}", "-p", $"{process.ProcessId}", "-o", file,
            "--", "sleep", seconds,
        ];
        var recording = PerfAsync(record);
        var load = await generator.MeasureAsync(concurrency, duration, null);
        await recording;
        var profile = Profile.Parse(await PerfAsync(["script", "-i", file, "-F", "comm,ip,sym,dso"]));
        Console.WriteLine(Table(profile, load, kind, load.ProcessorPerTurn * 1000, "µs", "0.0"));
    }

    private static string Table(Profile profile, LoadResult load, string kind, double cost, string unit, string format)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{load.Concurrency} at once, store {kind}, {load.TurnsPerSecond:0} turns/s, "
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"{cost:0} {unit} a turn.\n\n| part | share | {unit} a turn |\n| --- | ---: | ---: |\n"
        );
        foreach (var (part, samples) in profile.Parts)
        {
            var share = samples / (double)profile.Total;
            text.Append(CultureInfo.InvariantCulture, $"| {part} | {share:0.0 %} | ");
            text.Append((share * cost).ToString(format, CultureInfo.InvariantCulture)).Append(" |\n");
        }

        text.Append("\n| function | share |\n| --- | ---: |\n");
        foreach (var (function, samples) in profile.Functions.Take(FunctionsShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{function}` | {samples / (double)profile.Total:0.0 %} |\n");
        }

        return text.ToString();
    }

    private static async Task<string> PerfAsync(string[] args)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("perf", args) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0
                ? await output
                : throw new InvalidOperationException($"perf {args[0]} failed:{System.Environment.NewLine}{await errors}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("perf is missing; on Debian: apt-get install linux-perf.");
        }
    }
}
