using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// Tests what operators use to monitor the host: the console's JSON log, and dashboards that query only existing metrics.
/// </summary>
public sealed partial class MonitoringTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public async Task In_production_every_line_of_the_log_is_one_JSON_object_with_its_message()
    {
        var data = Directory.CreateTempSubdirectory("kp-log-");
        using var host = HostProcess.Start(
            [],
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Storage__Sqlite__Path", Path.Combine(data.FullName, "kp.db")),
            ("Content__Path", RepositoryFolder.PathTo("dialogs-content")));
        using var limit = new CancellationTokenSource(Patience.Longest);
        List<JsonElement> entries = [];
        try
        {
            while (await host.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                entries.Add(JsonDocument.Parse(line).RootElement);
                if (entries[^1].GetProperty("Message").GetString()!.StartsWith("Now listening", StringComparison.Ordinal))
                {
                    break;
                }
            }
        }
        finally
        {
            host.Kill(entireProcessTree: true);
            await host.WaitForExitAsync(limit.Token);
            data.Delete(recursive: true);
        }

        Assert.All(entries, entry =>
        {
            Assert.NotEmpty(entry.GetProperty("Message").GetString()!);
            Assert.Contains(entry.GetProperty("LogLevel").GetString(), new[] { "Information", "Warning" });
            Assert.True(entry.TryGetProperty("EventId", out _) && entry.TryGetProperty("Category", out _));
            Assert.True(entry.GetProperty("Timestamp").TryGetDateTimeOffset(out _));
        });
        Assert.StartsWith("Now listening", entries[^1].GetProperty("Message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_Grafana_dashboard_asks_for_metrics_that_exist()
    {
        var known = Metrics().SelectMany(PrometheusNames).ToHashSet();
        var dashboard = JsonNode.Parse(Read("monitoring", "grafana.json"))!;
        var queries = dashboard["panels"]!.AsArray()
            .SelectMany(panel => panel!["targets"]?.AsArray() ?? [])
            .Select(target => target!["expr"]!.GetValue<string>())
            .ToList();

        Assert.NotEmpty(queries);
        Assert.All(queries, query => Assert.All(Selected().Matches(query), match => Assert.Contains(match.Groups[1].Value, known)));
        Assert.Distinct(dashboard["panels"]!.AsArray().Select(panel => panel!["id"]!.GetValue<int>()));
    }

    [Fact]
    public void The_workbook_asks_for_metrics_that_exist()
    {
        var metrics = Metrics().ToHashSet();
        var queries = JsonNode.Parse(Read("monitoring", "workbook.json"))!["items"]!.AsArray()
            .Select(item => item!["content"]!["query"]?.GetValue<string>())
            .OfType<string>()
            .ToList();
        var named = queries.SelectMany(query => Named().Matches(query)).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, metrics));
        Assert.Contains(queries, query => query.Contains("parse_json(ResultDescription)", StringComparison.Ordinal));
    }

    // Returns the names that a metric may have in Prometheus. The collector's exporter replaces dots by underscores, and appends the unit
    // and the suffix of the metric's type.
    private static IEnumerable<string> PrometheusNames(string metric)
    {
        var name = metric.Replace('.', '_');
        return [name, $"{name}_total", $"{name}_seconds_bucket", $"{name}_seconds_count", $"{name}_seconds_sum"];
    }

    private static IEnumerable<string> Metrics() => Row().Matches(Read("README.md")).Select(match => match.Groups[1].Value);

    private static string Read(params string[] path) => File.ReadAllText(RepositoryFolder.PathTo(["deploymentTemplates", .. path]));

    [GeneratedRegex(@"([a-z_]+)\{job=~")]
    private static partial Regex Selected();

    [GeneratedRegex(@"""((?:bot|content)\.[a-z.]+)""(?!\])")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\| `((?:bot|content)\.[a-z.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
