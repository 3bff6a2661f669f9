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
            $"{Machine()}; {options.Duration.TotalSeconds:0} s each, the load generator on the same machine.\n\n"
        );
        text.Append(
            "| store | at once | target | turns/s | sdk × | javascript × | limit × | p50 ms | p95 ms | p99 ms | CPU ms/turn | KB/turn | MB |\n"
        );
        text.Append("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var one in found)
        {
            foreach (var load in one.Loads)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {one.Store} | {load.Concurrency} | {one.Target} | {load.TurnsPerSecond:0} ");
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {Ratio(one, load, Target.Sdk)} | {Ratio(one, load, Target.JavaScript)} | {Ratio(one, load, Target.Limit)} "
                );
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {load.P50:0.0} | {load.P95:0.0} | {load.P99:0.0} | {load.ProcessorPerTurn:0.00} "
                );
                text.Append(CultureInfo.InvariantCulture, $"| {Shown(load.AllocatedPerTurn, "0")} | {load.WorkingSet:0} |\n");
            }
        }

        text.Append(
            "\n| store | target | first answer ms | store reads/turn | store writes/turn | calls to the channel/turn | document bytes |\n"
        );
        text.Append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var one in found)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {one.Store} | {one.Target} | {one.FirstAnswer:0} | {Shown(one.StoreReads, "0.00")} | {Shown(one.StoreWrites, "0.00")} "
            );
            text.Append(CultureInfo.InvariantCulture, $"| {one.OutboundCalls:0.00} | {Shown(one.DocumentSize, "0")} |\n");
        }

        return text.ToString();
    }

    private string Ratio(Measurement one, LoadResult load, string to)
    {
        var other = found
            .FirstOrDefault(other => other.Target == to && other.Store == one.Store)
            ?.Loads.First(other => other.Concurrency == load.Concurrency);
        return one.Target == to || one.Target == Target.Limit || other is null
            ? ""
            : Shown(load.TurnsPerSecond / other.TurnsPerSecond, "0.00");
    }

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
