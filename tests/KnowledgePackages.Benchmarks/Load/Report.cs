using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>Reports the results of a run: a table on the console, Markdown for the README, and JSON for programs.</summary>
internal sealed class Report(LoadOptions options, IReadOnlyList<Measurement> found)
{
    // One for each store and target, in the order in which they were first measured.
    private readonly List<Measurement[]> _repeats = [.. found.GroupBy(one => (one.Store, one.Target)).Select(group => group.ToArray())];

    /// <summary>Prints the table and writes <c>load.md</c> and <c>load.json</c> to <c>artifacts/load</c>.</summary>
    public async Task WriteAsync()
    {
        var table = Table();
        Console.WriteLine(table);
        var folder = RepositoryFolder.PathTo("artifacts", "load");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "load.md"), table);
        var json = JsonSerializer.SerializeToUtf8Bytes(new Run(Machine(), options, found), ReportJsonContext.Default.Run);
        await File.WriteAllBytesAsync(Path.Combine(folder, "load.json"), json);
        Console.WriteLine($"Written to {folder}.");
    }

    private string Table()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Machine()}; {options.Duration.TotalSeconds:0} s each, the load generator on the same machine. "
        );
        text.Append(CultureInfo.InvariantCulture, $"Medians of {options.Repeats}; in brackets the slowest and the fastest.\n\n");
        text.Append(
            "| store | at once | target | turns/s | sdk × | javascript × | limit × | p50 ms | p95 ms | p99 ms | CPU ms/turn | KB/turn | MB |\n"
        );
        text.Append("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var repeats in _repeats)
        {
            for (var i = 0; i < options.Concurrency.Count; i++)
            {
                LoadResult[] loads = [.. repeats.Select(one => one.Loads[i])];
                var (one, rate) = (repeats[0], Median(loads, load => load.TurnsPerSecond)!.Value);
                text.Append(CultureInfo.InvariantCulture, $"| {one.Store} | {loads[0].Concurrency} | {one.Target} | {rate:0}");
                if (loads.Length > 1)
                {
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $" ({loads.Min(load => load.TurnsPerSecond):0}–{loads.Max(load => load.TurnsPerSecond):0})"
                    );
                }

                text.Append(
                    CultureInfo.InvariantCulture,
                    $" | {Ratio(one, i, rate, Target.Sdk)} | {Ratio(one, i, rate, Target.JavaScript)} "
                        + $"| {Ratio(one, i, rate, Target.Limit)} "
                );
                text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(loads, load => load.P50), "0.0")} ");
                text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(loads, load => load.P95), "0.0")} ");
                text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(loads, load => load.P99), "0.0")} ");
                text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(loads, load => load.ProcessorPerTurn), "0.00")} ");
                text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(loads, load => load.AllocatedPerTurn), "0")} ");
                text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(loads, load => load.WorkingSet), "0")} |\n");
            }
        }

        text.Append(
            "\n| store | target | first answer ms | store reads/turn | store writes/turn | calls to the channel/turn | document bytes |\n"
        );
        text.Append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var repeats in _repeats)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {repeats[0].Store} | {repeats[0].Target} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(repeats, one => one.FirstAnswer), "0")} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(repeats, one => one.StoreReads), "0.00")} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(repeats, one => one.StoreWrites), "0.00")} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(repeats, one => one.OutboundCalls), "0.00")} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Shown(Median(repeats, one => one.DocumentSize), "0")} |\n");
        }

        return text.ToString();
    }

    private string Ratio(Measurement one, int load, double rate, string to) =>
        _repeats.Find(others => others[0].Target == to && others[0].Store == one.Store) is { } other
        && one.Target != to
        && one.Target != Target.Limit
            ? Shown(rate / Median(other, each => each.Loads[load].TurnsPerSecond), "0.00")
            : "";

    private static double? Median<T>(IEnumerable<T> repeats, Func<T, double?> value) =>
        repeats.Select(value).OfType<double>().ToList() is { Count: > 0 } known ? known.Median() : null;

    private static string Shown(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    private static string Machine()
    {
        const string info = "/proc/cpuinfo";
        var name = File.Exists(info)
            ? File.ReadLines(info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
        return $"{Environment.ProcessorCount} cores, {name ?? RuntimeInformation.ProcessArchitecture.ToString()}";
    }
}

/// <summary>The content of <c>load.json</c>.</summary>
internal sealed record Run(string Machine, LoadOptions Options, IReadOnlyList<Measurement> Measurements);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Run))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
