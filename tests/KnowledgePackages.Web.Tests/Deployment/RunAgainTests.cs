using System.Text.Json.Nodes;
using static KnowledgePackages.Web.Tests.Deployment.Template;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>Tests that a later deployment with a changed parameter changes only the resources that depend on this parameter.</summary>
[Trait("Category", "Slow")]
public sealed class RunAgainTests
{
    [Theory]
    [InlineData(ExistingGroup)]
    [InlineData(NewGroup)]
    public async Task Two_instances_change_the_plan_alone_and_a_domain_only_what_names_the_host(string template)
    {
        var first = await Bicep.SnapshotAsync(template, First());
        var scaled = await Bicep.SnapshotAsync(template, [.. First(), ("instances", 2)]);
        var named = await Bicep.SnapshotAsync(template, [.. First(), ("instances", 2), ("customDomain", "packages.example.org")]);

        Assert.Equal(["Microsoft.Web/serverfarms kp-mycentre-plan sku capacity: 1 > 2"], scaled.ChangesFrom(first));
        Assert.Equal(
            [
                "Microsoft.BotService/botServices endpoint",
                "Microsoft.Insights/metricAlerts description",
                "Microsoft.Insights/webtests RequestUrl",
                "Microsoft.Web/certificates",
                "Microsoft.Web/sites/config AllowedHosts",
                "Microsoft.Web/sites/config Site__Address",
                "Microsoft.Web/sites/hostNameBindings",
            ],
            named
                .ChangesFrom(scaled)
                .Select(change => change.Split(": ")[0].Split(' '))
                .Select(words => words[0] is "Microsoft.Web/certificates" or "Microsoft.Web/sites/hostNameBindings" ? words[0] : $"{words[0]} {words[^1]}")
                .Distinct()
        );
    }

    [Fact]
    public async Task The_first_binding_of_a_domain_is_bare_until_its_certificate_is_there()
    {
        var first = await Bicep.SnapshotAsync(ExistingGroup, [.. First(), ("customDomain", "packages.example.org")]);
        var bindings = first.Resources.Where(resource => resource.Type == "Microsoft.Web/sites/hostNameBindings").ToList();

        Assert.Equal([null, "SniEnabled"], bindings.Select(binding => binding["sslState"]?.GetValue<string>()));
        Assert.Contains("-certificate", bindings[1]["thumbprint"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("packages.example.org", first.The("Microsoft.Web/certificates")["canonicalName"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_domain_that_is_bound_never_loses_its_TLS()
    {
        var again = await Bicep.SnapshotAsync(
            ExistingGroup,
            [.. First(), ("customDomain", "packages.example.org"), ("customDomainIsBound", true)]
        );

        Assert.Equal("SniEnabled", again.The("Microsoft.Web/sites/hostNameBindings")["sslState"]!.GetValue<string>());
    }

    private static (string, JsonNode?)[] First() =>
    [
        ("name", "kp-mycentre"),
        ("location", "westeurope"),
        ("allowedOrigins", new JsonArray("https://www.example.org")),
        ("alertEmail", "operators@example.org"),
        ("otlpEndpoint", "https://collector.example:4318"),
        ("directLine", true),
        ("botLocation", "westeurope"),
    ];
}
