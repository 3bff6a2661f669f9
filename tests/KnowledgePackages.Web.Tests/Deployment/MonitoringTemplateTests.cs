using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;
using static KnowledgePackages.Web.Tests.Deployment.Template;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>Evaluates what the templates create for the operators: alerts, tests of availability and the budget.</summary>
[Trait("Category", "Slow")]
public sealed partial class MonitoringTemplateTests
{
    [Fact]
    public async Task Operators_are_told_of_errors_of_a_failing_store_and_of_people_who_wait()
    {
        var told = await LoadAsync(Everything);
        var untold = await LoadAsync(Least);
        var group = told.The("Microsoft.Insights/actionGroups").Id;

        Assert.All(
            ["-5xx", "-health", "-memory", "-availability"],
            end => Assert.Equal(group, Text(told.The("Microsoft.Insights/metricAlerts", end)["actions"]![0]!["actionGroupId"]))
        );
        Assert.All(
            ["-store", "-slow"],
            end => Assert.Equal(group, Text(told.The("Microsoft.Insights/scheduledQueryRules", end)["actions"]!["actionGroups"]![0]))
        );
        Assert.All(
            untold.Resources.Where(resource => resource.Type == "Microsoft.Insights/metricAlerts"),
            alert => Assert.Empty(alert["actions"]!.AsArray())
        );

        // Check that the alert queries search for texts of real log messages.
        var written = File.ReadAllText(RepositoryFolder.PathTo("src", "KnowledgePackages.Runtime", "Log.cs"));
        var sought = told
            .Resources.Where(resource => resource.Type == "Microsoft.Insights/scheduledQueryRules")
            .SelectMany(rule => Quoted().Matches(Text(rule["criteria"]!["allOf"]![0]!["query"])).Select(match => match.Groups[1].Value))
            .Where(text => !text.StartsWith('/'))
            .ToList();
        Assert.Equal(3, sought.Count);
        Assert.All(sought, text => Assert.Contains(text, written, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-5xx", "Microsoft.Web/sites", "Http5xx", "Total", "GreaterThan")]
    [InlineData("-health", "Microsoft.Web/sites", "HealthCheckStatus", "Average", "LessThan")]
    [InlineData("-memory", "Microsoft.Web/serverfarms", "MemoryPercentage", "Average", "GreaterThan")]
    public async Task An_alert_watches_a_metric_that_its_resource_has(
        string end,
        string type,
        string metric,
        string aggregation,
        string comparison
    )
    {
        foreach (var template in new[] { await LoadAsync(Least), await LoadAsync(Everything) })
        {
            var alert = template.The("Microsoft.Insights/metricAlerts", end);
            var criterion = alert["criteria"]!["allOf"]![0]!;
            var watched = Text(Assert.Single(alert["scopes"]!.AsArray()));

            Assert.Contains($"/{type}/", watched, StringComparison.OrdinalIgnoreCase);
            Assert.True(
                watched.EndsWith("/shared", StringComparison.Ordinal) || template.Resources.Any(resource => resource.Id == watched),
                watched
            );
            Assert.Equal(
                (type, metric, aggregation, comparison),
                (
                    Text(criterion["metricNamespace"]),
                    Text(criterion["metricName"]),
                    Text(criterion["timeAggregation"]),
                    Text(criterion["operator"])
                )
            );
        }
    }

    [Fact]
    public async Task Places_outside_open_the_public_address_and_check_its_certificate()
    {
        var template = await LoadAsync(Everything);
        var test = template.The("Microsoft.Insights/webtests");
        var criteria = template.The("Microsoft.Insights/metricAlerts", "-availability")["criteria"]!;

        Assert.Equal("https://packages.example.org/health/ready", Text(test["Request.RequestUrl"]));
        Assert.Equal(200, test["ValidationRules.ExpectedHttpStatusCode"]!.GetValue<int>());
        Assert.True(test["ValidationRules.SSLCheck"]!.GetValue<bool>());
        Assert.Equal(14, test["ValidationRules.SSLCertRemainingLifetimeCheck"]!.GetValue<int>());
        Assert.True(test["Locations"]!.AsArray().Count > criteria["failedLocationCount"]!.GetValue<int>());
        var insights = template.The("Microsoft.Insights/components");
        Assert.Equal((test.Id, insights.Id), (Text(criteria["webTestId"]), Text(criteria["componentId"])));
        Assert.Equal(template.The("Microsoft.OperationalInsights/workspaces").Id, Text(insights["WorkspaceResourceId"]));

        var without = await LoadAsync([("name", "kp-test"), ("availabilityTest", false)]);
        Assert.False(without.Has("Microsoft.Insights/webtests") || without.Has("Microsoft.Insights/components"));
        Assert.Equal(
            ["-availability"],
            (await LoadAsync(Least)).Resources.Select(resource => resource.Id).Except(without.Resources.Select(resource => resource.Id))
                .Where(id => id.Contains("/metricAlerts/", StringComparison.Ordinal)).Select(id => id[id.LastIndexOf('-')..])
        );
    }

    [Fact]
    public async Task A_budget_reports_what_was_spent_and_what_is_expected()
    {
        var template = await LoadAsync([.. Everything, ("monthlyBudget", 40), ("budgetStart", "2026-12-01")]);
        var budget = template.The("Microsoft.Consumption/budgets");

        Assert.Equal((40, "2026-12-01"), (budget["amount"]!.GetValue<int>(), Text(budget["timePeriod.startDate"])));
        Assert.Equal(
            [("spent", 80, "operators@example.org"), ("expected", 100, "operators@example.org")],
            budget["notifications"]!.AsObject().Select(one =>
                (one.Key, one.Value!["threshold"]!.GetValue<int>(), Text(one.Value["contactEmails"]![0])))
        );
        Assert.False((await LoadAsync(Least)).Has("Microsoft.Consumption/budgets"));
    }

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
