using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgePackages.TestKit;
using static KnowledgePackages.Web.Tests.Deployment.Template;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// Evaluates Azure's templates with Bicep, Azure's compiler. Tests that the templates are built from their current sources, and that the
/// created resources are safe.
/// </summary>
[Trait("Category", "Slow")]
public sealed class TemplateTests
{
    private const string Root = "subscription.bicep"; // uses all others

    [Theory]
    [InlineData(ExistingGroup, "group.bicep")]
    [InlineData(NewGroup, Root)]
    public async Task The_shipped_template_is_what_its_source_builds(string template, string source)
    {
        var built = await Bicep.BuildAsync(source);
        var file = RepositoryFolder.PathTo("deploymentTemplates", template);
        if (Environment.GetEnvironmentVariable("TEMPLATES") == "write")
        {
            await File.WriteAllTextAsync(file, built.TrimEnd() + "\n");
        }

        Assert.True(
            (await File.ReadAllTextAsync(file)).TrimEnd() == built.TrimEnd(),
            "Run this test with TEMPLATES=write: it builds the template from its source."
        );
    }

    [Fact]
    public async Task No_source_has_a_fault_that_Azures_linter_or_types_know()
    {
        Assert.Equal("", await Bicep.LintAsync(Bicep.Sources, Root));

        // The linter checks the modules that a source uses, too.
        var sources = Directory.GetFiles(Bicep.Sources, "*.bicep");
        var text = string.Concat(await Task.WhenAll(sources.Select(source => File.ReadAllTextAsync(source))));
        Assert.All(
            sources.Select(source => Path.GetFileName(source)).Where(source => source != Root),
            source => Assert.Matches($"module [a-z]+ '{source}'", text)
        );
    }

    [Fact]
    public async Task The_linter_refuses_an_old_API_version_and_an_unknown_property()
    {
        var folder = Directory.CreateTempSubdirectory("kp-lint");
        try
        {
            foreach (var file in Directory.GetFiles(Bicep.Sources))
            {
                var text = await File.ReadAllTextAsync(file);
                await File.WriteAllTextAsync(
                    Path.Combine(folder.FullName, Path.GetFileName(file)),
                    text.Replace("storageAccounts@2026-09-01' =", "storageAccounts@2025-08-01' =", StringComparison.Ordinal)
                        .Replace("httpsOnly", "httpOnly", StringComparison.Ordinal)
                );
            }

            var found = await Bicep.LintAsync(folder.FullName, Root);

            Assert.Contains("use-recent-api-versions", found, StringComparison.Ordinal);
            Assert.Contains("BCP037", found, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Both_templates_take_the_same_described_parameters_and_return_the_same_outputs()
    {
        var (outer, inner) = (Read(NewGroup), Read(ExistingGroup));

        Assert.Equal(
            inner["parameters"]!.AsObject().Select(parameter => parameter.Key),
            outer["parameters"]!.AsObject().Select(parameter => parameter.Key).Where(key => key != "resourceGroupName")
        );
        Assert.All(inner["parameters"]!.AsObject(), parameter =>
            Assert.True(
                parameter.Key == "location" || JsonNode.DeepEquals(parameter.Value, outer["parameters"]![parameter.Key]),
                parameter.Key
            ));
        Assert.All(
            outer["parameters"]!.AsObject(),
            parameter => Assert.NotEmpty(parameter.Value!["metadata"]!["description"]!.GetValue<string>())
        );
        Assert.Equal(inner["outputs"]!.AsObject().Select(output => output.Key), outer["outputs"]!.AsObject().Select(output => output.Key));
    }

    [Fact]
    public async Task The_template_for_everything_new_makes_a_group_and_in_it_what_the_other_one_makes()
    {
        (string, JsonNode?)[] parameters = [.. Copies(Everything), ("location", "westeurope")];
        var (all, inGroup) = (await Bicep.SnapshotAsync(NewGroup, parameters), await Bicep.SnapshotAsync(ExistingGroup, parameters));

        Assert.Equal("kp", all.The("Microsoft.Resources/resourceGroups").Name);
        Assert.Equal(
            inGroup.Resources.Select(resource => resource.Id).Order(),
            all.Resources.Select(resource => resource.Id).Order().Where(id => id != Bicep.Group)
        );
        Assert.Equal(["Microsoft.Resources/resourceGroups"], all.ChangesFrom(inGroup).Select(change => change.Split(' ')[0]).Distinct());
    }

    [Fact]
    public async Task The_app_is_always_on_over_TLS_only_and_without_passwords()
    {
        var template = await LoadAsync(Least);
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
        Assert.All(
            ["clientAffinityEnabled", "sshEnabled", "siteConfig.remoteDebuggingEnabled"],
            name => Assert.False(app[name]!.GetValue<bool>(), name)
        );
        Assert.All(
            ["ftp", "scm"],
            way => Assert.False(template.The("Microsoft.Web/sites/basicPublishingCredentialsPolicies", way)["allow"]!.GetValue<bool>())
        );
        Assert.True(template.The("Microsoft.Web/serverfarms")["reserved"]!.GetValue<bool>()); // Linux
        Assert.Equal("UserAssigned", Text(app.Json["identity"]!["type"]));
        Assert.Equal(
            template.The("Microsoft.ManagedIdentity/userAssignedIdentities").Id,
            Assert.Single(app.Json["identity"]!["userAssignedIdentities"]!.AsObject()).Key
        );
    }

    [Fact]
    public async Task Every_address_comes_from_the_app_that_is_made_so_that_each_cloud_has_its_own()
    {
        var (own, domain) = (await LoadAsync(Least), await LoadAsync(Everything));
        var host = $"reference('{own.The("Microsoft.Web/sites").Id}', '2025-03-01').defaultHostName";

        Assert.Equal($"[{host}]", Text(own.Outputs["host"]));
        Assert.Contains(host, own.Settings["AllowedHosts"], StringComparison.Ordinal);
        Assert.Equal($"[format('https://{{0}}/api/messages', {host})]", Text(own.The("Microsoft.BotService/botServices")["endpoint"]));
        Assert.Equal("https://packages.example.org/api/messages", Text(domain.The("Microsoft.BotService/botServices")["endpoint"]));
        Assert.Equal("https://packages.example.org", domain.Settings["Site__Address"]);
        Assert.Contains("'packages.example.org'", domain.Settings["AllowedHosts"], StringComparison.Ordinal);
        Assert.All([ExistingGroup, NewGroup], template =>
            Assert.DoesNotMatch(@"azurewebsites\.net|core\.windows\.net", Read(template).ToJsonString()));

        // In sovereign clouds, the bot's channels are at another service address.
        var settings = own.The("Microsoft.Web/sites/config").Json["properties"]!.GetValue<string>();
        Assert.Contains("'AzureUSGovernment', 'https://botframework.azure.us'", settings, StringComparison.Ordinal);
        Assert.Contains("'AzureChinaCloud', 'https://botframework.azure.cn'", settings, StringComparison.Ordinal);
        Assert.True(own.Settings.ContainsKey("ChannelService"));
    }

    [Fact]
    public async Task The_platform_waits_for_a_ready_start_and_for_the_end_of_a_turn()
    {
        var settings = (await LoadAsync(Least)).Settings;

        Assert.Equal(("/health/ready", "200"), (settings["WEBSITE_WARMUP_PATH"], settings["WEBSITE_WARMUP_STATUSES"]));
        // In seconds. At the first start, the host waits up to 600 s until Azure applies its identity's permission for the store, so the
        // start limit must be longer. A turn takes up to 10 s, so the stop limit must be longer. The upper bounds are the platform's
        // limits.
        Assert.InRange(int.Parse(settings["WEBSITES_CONTAINER_START_TIME_LIMIT"], CultureInfo.InvariantCulture), 601, 1800);
        Assert.InRange(int.Parse(settings["WEBSITES_CONTAINER_STOP_TIME_LIMIT"], CultureInfo.InvariantCulture), 11, 120);
        Assert.Equal("ManagedIdentityCredential", settings["AZURE_TOKEN_CREDENTIALS"]);
    }

    [Fact]
    public async Task The_store_takes_no_keys_and_shows_nothing_to_the_public()
    {
        var template = await LoadAsync(Least);
        var account = template.The("Microsoft.Storage/storageAccounts");

        Assert.All(
            ["allowSharedKeyAccess", "allowBlobPublicAccess", "allowCrossTenantReplication", "isLocalUserEnabled"],
            name => Assert.False(account[name]!.GetValue<bool>(), name)
        );
        Assert.True(account["supportsHttpsTrafficOnly"]!.GetValue<bool>());
        Assert.Equal("TLS1_2", Text(account["minimumTlsVersion"]));
        Assert.Equal("None", Text(template.The("Microsoft.Storage/storageAccounts/blobServices/containers")["publicAccess"]));
    }

    [Fact]
    public async Task What_was_erased_is_gone_within_28_days_even_with_the_longest_retention()
    {
        var longest = Read(ExistingGroup)["parameters"]!["eraseAfterDays"]!["maxValue"]!.GetValue<int>();
        var template = await LoadAsync([("name", "kp-test"), ("eraseAfterDays", longest)]);
        var blobs = template.The("Microsoft.Storage/storageAccounts/blobServices");
        var rule = template.The("Microsoft.Storage/storageAccounts/managementPolicies")["policy.rules"]![0]!;

        Assert.True(blobs["isVersioningEnabled"]!.GetValue<bool>());
        Assert.True(blobs["deleteRetentionPolicy.enabled"]!.GetValue<bool>());
        Assert.True(rule["enabled"]!.GetValue<bool>());
        var asVersion = rule["definition"]!["actions"]!["version"]!["delete"]!["daysAfterCreationGreaterThan"]!.GetValue<int>();
        var softDeleted = blobs["deleteRetentionPolicy.days"]!.GetValue<int>();

        // Add two days: the rule runs once a day, and may need another day until it deletes an old version. The deleted version is then
        // soft-deleted for some days.
        Assert.InRange(asVersion + softDeleted + 2, 0, 28);
    }

    [Fact]
    public async Task The_identity_may_write_blobs_in_its_own_container_and_nothing_else()
    {
        var template = await LoadAsync(Least);
        var role = template.The("Microsoft.Authorization/roleAssignments");
        var container = template.The("Microsoft.Storage/storageAccounts/blobServices/containers");
        var identity = template.The("Microsoft.ManagedIdentity/userAssignedIdentities");

        // The id of the built-in role Storage Blob Data Contributor.
        Assert.EndsWith("/ba92f5b4-2d11-453d-a403-e96b0029c9fe", Text(role["roleDefinitionId"]), StringComparison.Ordinal);
        Assert.StartsWith(
            $"[extensionResourceId('{container.Id}', 'Microsoft.Authorization/roleAssignments', ",
            role.Id,
            StringComparison.Ordinal
        );
        Assert.Equal("ServicePrincipal", Text(role["principalType"]));

        // A recreated identity has another principal, so its role assignment needs another name.
        Assert.Contains($"reference('{identity.Id}', '2024-11-30').principalId", role.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_signs_in_as_the_identity_and_has_Direct_Line_only_if_it_is_wanted()
    {
        var template = await LoadAsync(Least);
        var bot = template.The("Microsoft.BotService/botServices");

        Assert.Equal("UserAssignedMSI", Text(bot["msaAppType"]));
        Assert.Equal(template.The("Microsoft.ManagedIdentity/userAssignedIdentities").Id, Text(bot["msaAppMSIResourceId"]));
        Assert.Equal(["MsTeamsChannel", "WebChatChannel"], Channels(template));
        Assert.Equal(["DirectLineChannel", "MsTeamsChannel", "WebChatChannel"], Channels(await LoadAsync(Everything)));
    }

    [Fact]
    public async Task The_bot_can_stay_in_Europe_with_its_channels()
    {
        var template = await LoadAsync([("name", "kp-test"), ("botLocation", "westeurope")]);

        Assert.All(
            template.Resources.Where(resource => resource.Type.StartsWith("Microsoft.BotService/", StringComparison.Ordinal)),
            resource => Assert.Equal("westeurope", Text(resource.Json["location"]))
        );
    }

    [Theory]
    [InlineData(ExistingGroup)]
    [InlineData(NewGroup)]
    public async Task No_output_and_no_setting_holds_a_secret(string name)
    {
        var template = await Bicep.SnapshotAsync(name, Copies(Everything));
        var source = Read(name);
        var text = source.ToJsonString();

        Assert.DoesNotContain("listKeys", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("listChannelWithKeys", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("MicrosoftAppPassword", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", template.Outputs.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("securestring", Text(source["parameters"]!["otlpHeaders"]!["type"]));
        Assert.Equal("secureObject", Text(source["parameters"]!["extraSettings"]!["type"]));
    }

    [Fact]
    public async Task Of_the_network_only_the_app_reaches_the_storage()
    {
        var template = await LoadAsync([("name", "kp-test"), ("privateNetwork", true)]);
        var network = template.The("Microsoft.Network/virtualNetworks");
        var account = template.The("Microsoft.Storage/storageAccounts");
        var endpoint = template.The("Microsoft.Network/privateEndpoints");

        Assert.Equal(("Disabled", "Deny"), (Text(account["publicNetworkAccess"]), Text(account["networkAcls.defaultAction"])));
        Assert.Equal($"{network.Id}/subnets/app", Text(template.The("Microsoft.Web/sites")["virtualNetworkSubnetId"]));
        Assert.True(template.The("Microsoft.Web/sites")["outboundVnetRouting.applicationTraffic"]!.GetValue<bool>());
        Assert.Equal($"{network.Id}/subnets/storage", Text(endpoint["subnet.id"]));
        Assert.Equal(account.Id, Text(endpoint["privateLinkServiceConnections"]![0]!["properties"]!["privateLinkServiceId"]));
        Assert.Equal(["app", "storage"], network["subnets"]!.AsArray().Select(subnet => Text(subnet!["name"])));
        Assert.True(template.Has("Microsoft.Network/privateDnsZones/virtualNetworkLinks"));
        Assert.True(template.Has("Microsoft.Network/privateEndpoints/privateDnsZoneGroups"));
        Assert.DoesNotContain((await LoadAsync(Least)).Resources, resource =>
            resource.Type.StartsWith("Microsoft.Network/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_staging_slot_runs_with_the_settings_of_the_app()
    {
        var template = await LoadAsync([("name", "kp-test"), ("stagingSlot", true), ("appServicePlanSku", "S1")]);
        var (app, slot) = (template.The("Microsoft.Web/sites"), template.The("Microsoft.Web/sites/slots"));

        Assert.Equal("staging", Text(template.Outputs["slotName"]));
        Assert.True(JsonNode.DeepEquals(app.Json["properties"], slot.Json["properties"]));
        Assert.True(JsonNode.DeepEquals(app.Json["identity"], slot.Json["identity"]));
        Assert.Equal(
            Text(template.The("Microsoft.Web/sites/config").Json["properties"]),
            Text(template.The("Microsoft.Web/sites/slots/config").Json["properties"])
        );
        Assert.Contains($"reference('{slot.Id}', '2025-03-01').defaultHostName", template.Settings["AllowedHosts"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_storage_can_be_locked_and_the_log_limited()
    {
        var template = await LoadAsync([("name", "kp-test"), ("lockStorage", true), ("logDailyCapGb", 2)]);
        var account = template.The("Microsoft.Storage/storageAccounts");

        Assert.Equal("CanNotDelete", Text(template.The("Microsoft.Authorization/locks")["level"]));
        Assert.StartsWith($"{account.Id}/providers/", template.The("Microsoft.Authorization/locks").Id, StringComparison.Ordinal);
        Assert.Equal(2, Cap(template));
        Assert.Equal(-1, Cap(await LoadAsync(Least))); // no limit

        static int Cap(Snapshot template) =>
            template.The("Microsoft.OperationalInsights/workspaces")["workspaceCapping.dailyQuotaGb"]!.GetValue<int>();
    }

    private static IEnumerable<string> Channels(Snapshot template) => template
        .Resources.Where(resource => resource.Type == "Microsoft.BotService/botServices/channels")
        .Select(channel => Text(channel["channelName"]))
        .Order();
}
