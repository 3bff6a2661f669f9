using System.Diagnostics;
using System.Globalization;
using System.Text;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>
/// Shows what the product does in a turn: samples the running host with Linux's perf while people talk with it, and prints the share and
/// the processor time of each part of a turn.
/// </summary>
internal static class ProfileCommand
{
    public const string Usage = "load profile [--store memory|sqlite|azurite] [--concurrency n] [--seconds n]";

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

    /// <returns>The exit code: 0, or 1 after an error, for example if perf is missing.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var options = LoadOptions.Parse(
                [.. args.Select(argument => argument == "--store" ? "--stores" : argument), "--targets", Target.Product],
                ("concurrency", "8"),
                ("stores", Store.Memory)
            );
            await Builds.PrepareAsync(options);
            await ProfileAsync(options);
            return 0;
        }
        catch (Exception error)
            when (error is FormatException or InvalidOperationException or WrongAnswerException or HttpRequestException or TimeoutException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static async Task ProfileAsync(LoadOptions options)
    {
        await using var sink = await ConnectorSink.StartAsync();
        await using var store = await Store.OpenAsync(options.Stores[0], isCounted: false);
        await using var process = await Target.StartAsync(Target.Product, store, Environment);
        var generator = new Generator(process, sink);
        await generator.MeasureAsync(options.Concurrency[0], WarmUp, null);

        var file = Path.Combine(Directory.CreateDirectory(RepositoryFolder.PathTo("artifacts", "load")).FullName, "perf.data");
        var seconds = options.Duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        string[] record =
        [
            "record", "-q", "-e", "cpu-clock", "-g", "-F", $"{SamplesPerSecond}", "-p", $"{process.ProcessId}", "-o", file,
            "--", "sleep", seconds,
        ];
        var recording = PerfAsync(record);
        var load = await generator.MeasureAsync(options.Concurrency[0], options.Duration, null);
        await recording;
        var profile = Profile.Parse(await PerfAsync(["script", "-i", file, "-F", "comm,ip,sym,dso"]));
        Console.WriteLine(Table(profile, load, options));
    }

    private static string Table(Profile profile, LoadResult load, LoadOptions options)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{options.Concurrency[0]} at once, store {options.Stores[0]}, {load.TurnsPerSecond:0} turns/s, "
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"{load.ProcessorPerTurn * 1000:0} µs of processor time a turn, {profile.Samples} samples.\n\n"
        );
        text.Append("| part | share | µs a turn |\n| --- | ---: | ---: |\n");
        foreach (var (part, samples) in profile.Parts)
        {
            var share = samples / (double)profile.Samples;
            text.Append(CultureInfo.InvariantCulture, $"| {part} | {share:0.0 %} | {share * load.ProcessorPerTurn * 1000:0.0} |\n");
        }

        text.Append("\n| function | share |\n| --- | ---: |\n");
        foreach (var (function, samples) in profile.Functions.Take(FunctionsShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{function}` | {samples / (double)profile.Samples:0.0 %} |\n");
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
