using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>Evaluates Azure's templates without Azure: every reference exists, and the created resources are safe.</summary>
public sealed partial class TemplateTests
{
    private const string ExistingGroup = "existing-group.json";
    private const string NewGroup = "new-group.json";

    private static readonly (string, JsonNode?)[] Least = [("name", "kp-test")];

    private static readonly (string, JsonNode?)[] Everything =
    [
        ("name", "kp-test"),
        ("customDomain", "packages.example.org"),
        ("allowedOrigins", new JsonArray("https://a.example", "https://b.example")),
        ("alertEmail", "operators@example.org"),
        ("otlpEndpoint", "https://collector.example:4318"),
        ("otlpHeaders", "api-key=secret"),
        ("appServicePlanId", $"{ArmScope.Group}/providers/Microsoft.Web/serverfarms/shared"),
    ];

    [Theory]
    [InlineData(ExistingGroup)]
    [InlineData(NewGroup)]
    public void Every_parameter_is_used_and_described(string name)
    {
        var template = Load(name, Everything);
        var defined = template.Source["parameters"]!.AsObject();

        Assert.Empty(
            defined.Select(parameter => parameter.Key).Except(template.Scope.UsedParameters).Except(Load(name, Least).Scope.UsedParameters)
        );
        Assert.All(defined, parameter => Assert.NotEmpty(parameter.Value!["metadata"]!["description"]!.GetValue<string>()));
        Assert.Empty(
            (template.Source["variables"]?.AsObject().Select(variable => variable.Key) ?? [])
                .Except(template.Scope.UsedVariables)
                .Except(Load(name, Least).Scope.UsedVariables)
        );
    }

    [Theory]
    [InlineData(ExistingGroup, false)]
    [InlineData(ExistingGroup, true)]
    [InlineData(NewGroup, false)]
    [InlineData(NewGroup, true)]
    public void Every_resource_that_is_named_is_made_by_the_template(string name, bool withEverything)
    {
        var template = Load(name, withEverything ? Everything : Least);
        var ids = template.Resources.Select(resource => resource.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(template.Resources, resource => Assert.Empty(resource.DependsOn.Except(ids)));
        Assert.Empty(template.Scope.Referenced.Except(ids));
        Assert.All(
            template.Resources,
            resource => Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}(-preview)?$", resource.Json["apiVersion"]!.GetValue<string>())
        );
    }

    [Fact]
    public void The_template_for_everything_new_makes_a_group_and_in_it_what_the_other_one_makes()
    {
        var (outer, existing) = (ArmTemplate.Read(NewGroup), ArmTemplate.Read(ExistingGroup));
        var nested = outer["resources"]!
            .AsArray()
            .Single(resource => resource!["type"]!.GetValue<string>() == "Microsoft.Resources/deployments")!["properties"]!;
        if (Environment.GetEnvironmentVariable("TEMPLATES") == "write")
        {
            nested["template"] = existing.DeepClone();
            File.WriteAllText(
                RepositoryFolder.PathTo("deploymentTemplates", NewGroup),
                outer.ToJsonString(Readable).Replace("\r\n", "\n", StringComparison.Ordinal) + "\n"
            );
        }

        Assert.True(JsonNode.DeepEquals(existing, nested["template"]), "Run this test with TEMPLATES=write: it copies the template over.");
        Assert.Equal("inner", nested["expressionEvaluationOptions"]!["scope"]!.GetValue<string>());
        Assert.All(existing["parameters"]!.AsObject(), parameter =>
        {
            Assert.Equal($"[parameters('{parameter.Key}')]", nested["parameters"]![parameter.Key]!["value"]!.GetValue<string>());
            Assert.Equal(parameter.Value!["type"]!.GetValue<string>(), outer["parameters"]![parameter.Key]!["type"]!.GetValue<string>());
            Assert.Equal(parameter.Value["metadata"]!.ToJsonString(), outer["parameters"]![parameter.Key]!["metadata"]!.ToJsonString());
            Assert.True(
                    parameter.Key == "location" || JsonNode.DeepEquals(parameter.Value, outer["parameters"]![parameter.Key]),
                    parameter.Key
                );
        });
        Assert.Equal(
            existing["outputs"]!.AsObject().Select(output => output.Key),
            outer["outputs"]!.AsObject().Select(output => output.Key)
        );
    }

    [Fact]
    public void The_app_is_always_on_over_TLS_only_and_without_passwords()
    {
        var template = Load(ExistingGroup, Least);
        var app = template.The("Microsoft.Web/sites");

        Assert.Equal("DOTNETCORE|10.0", Text(app["siteConfig.linuxFxVersion"]));
        Assert.Equal(
            ("1.2", "1.2", "Disabled", "/health/ready"),
            (
                Text(app["siteConfig.minTlsVersion"]),
                Text(app["siteConfig.scmMinTlsVersion"]),
                Text(app["siteConfig.ftpsState"]),
                Text(app["siteConfig.healthCheckPath"])
            )
        );
        Assert.All(
            ["httpsOnly", "siteConfig.alwaysOn", "siteConfig.webSocketsEnabled"],
            name => Assert.True(app[name]!.GetValue<bool>(), name)
        );
        Assert.All(["clientAffinityEnabled", "siteConfig.remoteDebuggingEnabled"], name => Assert.False(app[name]!.GetValue<bool>(), name));
        Assert.All(
            ["ftp", "scm"],
            way => Assert.False(template.The("Microsoft.Web/sites/basicPublishingCredentialsPolicies", way)["allow"]!.GetValue<bool>())
        );
        Assert.True(template.The("Microsoft.Web/serverfarms")["reserved"]!.GetValue<bool>()); // Linux
        Assert.Contains(
            Text(template.Outputs["host"]!["value"])!,
            Text(template.The("Microsoft.Web/sites/config", "/appsettings")["AllowedHosts"])!.Split(';')
        );
        Assert.Equal(
            $"https://{Text(template.Outputs["host"]!["value"])}",
            Text(template.The("Microsoft.Web/sites/config", "/appsettings")["Site__Address"])
        );
        Assert.Equal("UserAssigned", Text(app.Json["identity"]!["type"]));
        Assert.Equal(
            template.The("Microsoft.ManagedIdentity/userAssignedIdentities").Id,
            Assert.Single(app.Json["identity"]!["userAssignedIdentities"]!.AsObject()).Key
        );
    }

    [Fact]
    public void The_store_takes_no_keys_and_shows_nothing_to_the_public()
    {
        var template = Load(ExistingGroup, Least);
        var account = template.The("Microsoft.Storage/storageAccounts");

        Assert.All(
            ["allowSharedKeyAccess", "allowBlobPublicAccess", "allowCrossTenantReplication"],
            name => Assert.False(account[name]!.GetValue<bool>(), name)
        );
        Assert.True(account["supportsHttpsTrafficOnly"]!.GetValue<bool>());
        Assert.Equal("TLS1_2", Text(account["minimumTlsVersion"]));
        Assert.Equal("None", Text(template.The("Microsoft.Storage/storageAccounts/blobServices/containers")["publicAccess"]));
        Assert.Matches("^[a-z0-9]{3,24}$", account.Name);
        Assert.Matches(
            "^[a-z0-9]{3,24}$",
            ArmTemplate.Load(ExistingGroup, ("name", new string('a', 40))).The("Microsoft.Storage/storageAccounts").Name
        );
    }

    [Fact]
    public void What_was_erased_is_gone_within_28_days_even_with_the_longest_retention()
    {
        var longest = ArmTemplate.Read(ExistingGroup)["parameters"]!["eraseAfterDays"]!["maxValue"]!.GetValue<int>();
        var template = ArmTemplate.Load(ExistingGroup, ("name", "kp-test"), ("eraseAfterDays", longest));
        var blobs = template.The("Microsoft.Storage/storageAccounts/blobServices");
        var rule = template.The("Microsoft.Storage/storageAccounts/managementPolicies")["policy.rules"]![0]!;

        Assert.True(blobs["isVersioningEnabled"]!.GetValue<bool>());
        Assert.True(blobs["deleteRetentionPolicy.enabled"]!.GetValue<bool>());
        Assert.True(rule["enabled"]!.GetValue<bool>());
        var asVersion = rule["definition"]!["actions"]!["version"]!["delete"]!["daysAfterCreationGreaterThan"]!.GetValue<int>();
        var softDeleted = blobs["deleteRetentionPolicy.days"]!.GetValue<int>();

        // The rule runs once a day and may take a day until it deletes an old version. The version is then soft-deleted.
        Assert.InRange(asVersion + softDeleted + 2, 0, 28);
    }

    [Fact]
    public void The_identity_may_write_blobs_in_its_own_container_and_nothing_else()
    {
        var template = Load(ExistingGroup, Least);
        var role = template.The("Microsoft.Authorization/roleAssignments");
        var container = template.The("Microsoft.Storage/storageAccounts/blobServices/containers");

        // The id of the built-in role Storage Blob Data Contributor.
        Assert.EndsWith("/ba92f5b4-2d11-453d-a403-e96b0029c9fe", Text(role["roleDefinitionId"]), StringComparison.Ordinal);
        Assert.StartsWith($"{container.Id}/providers/", role.Id, StringComparison.Ordinal);
        Assert.Equal("ServicePrincipal", Text(role["principalType"]));
    }

    [Fact]
    public void The_bot_signs_in_as_the_identity_and_has_three_channels()
    {
        var template = Load(ExistingGroup, Least);
        var bot = template.The("Microsoft.BotService/botServices");

        Assert.Equal("UserAssignedMSI", Text(bot["msaAppType"]));
        Assert.Equal(template.The("Microsoft.ManagedIdentity/userAssignedIdentities").Id, Text(bot["msaAppMSIResourceId"]));
        Assert.Equal($"https://{template.The("Microsoft.Web/sites").Name}.azurewebsites.net/api/messages", Text(bot["endpoint"]));
        Assert.Equal(
            "https://packages.example.org/api/messages",
            Text(Load(ExistingGroup, Everything).The("Microsoft.BotService/botServices")["endpoint"])
        );
        Assert.Equal(
            ["DirectLineChannel", "MsTeamsChannel", "WebChatChannel"],
            template
                .Resources.Where(resource => resource.Type == "Microsoft.BotService/botServices/channels")
                .Select(channel => Text(channel["channelName"]))
                .Order()
        );
    }

    [Fact]
    public void Operators_are_told_of_errors_of_a_failing_store_and_of_people_who_wait()
    {
        var told = Load(ExistingGroup, Everything);
        var untold = Load(ExistingGroup, Least);
        var group = told.The("Microsoft.Insights/actionGroups").Id;

        Assert.Equal(group, Text(told.The("Microsoft.Insights/metricAlerts")["actions"]![0]!["actionGroupId"]));
        Assert.Equal("Http5xx", Text(told.The("Microsoft.Insights/metricAlerts")["criteria"]!["allOf"]![0]!["metricName"]));
        Assert.All(
            ["-store", "-slow"],
            end => Assert.Equal(group, Text(told.The("Microsoft.Insights/scheduledQueryRules", end)["actions"]!["actionGroups"]![0]))
        );
        Assert.Empty(untold.The("Microsoft.Insights/metricAlerts")["actions"]!.AsArray());

        // The queries search for the texts of real log messages.
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
    [InlineData(ExistingGroup)]
    [InlineData(NewGroup)]
    public void No_output_and_no_setting_holds_a_secret(string name)
    {
        var template = Load(name, Everything);
        var source = template.Source.ToJsonString();

        Assert.DoesNotContain("listKeys", source, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("listChannelWithKeys", source, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", source, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("MicrosoftAppPassword", source, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "secret",
            template.Outputs.Select(output => output.Value!["value"]!.ToJsonString()).Aggregate(string.Concat),
            StringComparison.Ordinal
        );
        Assert.Equal("securestring", Text(template.Source["parameters"]!["otlpHeaders"]!["type"]));
    }

    [Fact]
    public void A_domain_of_ones_own_gets_a_certificate_and_TLS()
    {
        var template = Load(ExistingGroup, Everything);
        var nested = template.The("Microsoft.Resources/deployments");
        var arguments = nested["parameters"]!.AsObject().ToDictionary(one => one.Key, one => one.Value!["value"]);

        var binding = ArmTemplate.Load(nested["template"]!.AsObject(), arguments).The("Microsoft.Web/sites/hostNameBindings");

        Assert.Equal(("SniEnabled", "AB12"), (Text(binding["sslState"]), Text(binding["thumbprint"])));
        Assert.Equal("packages.example.org", Text(template.The("Microsoft.Web/certificates")["canonicalName"]));
        Assert.DoesNotContain(
            Load(ExistingGroup, Least).Resources,
            resource =>
                resource.IsMade && resource.Type is "Microsoft.Web/certificates" or "Microsoft.Resources/deployments" && resource.IsMade
        );
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static ArmTemplate Load(string name, (string, JsonNode?)[] arguments) => ArmTemplate.Load(
        name, name == NewGroup ? [("resourceGroupName", "group"), .. Copies(arguments)] : Copies(arguments));

    private static (string, JsonNode?)[] Copies((string Name, JsonNode? Value)[] arguments) =>
        Array.ConvertAll(arguments, one => (one.Name, one.Value?.DeepClone()));

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
