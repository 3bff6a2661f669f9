using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.Versioning;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// Tests the two deployment scripts with stand-ins for the programs that they call: which calls they make to Azure, in which order, and
/// which failures end a script. Both scripts must pass the same tests. The tests write options as the bash script has them.
/// </summary>
[UnsupportedOSPlatform("windows")]
public abstract class DeployScriptTests : IDisposable
{
    private const string ParameterFile = "kp-test.parameters.json";

    private static readonly string[] New = ["new", "--group", "kp", "--location", "westeurope", "--name", "kp-test"];
    private static readonly string[] Existing = ["existing", "--group", "kp", "--name", "kp-test"];

    private readonly FakeAzure _azure = new();

    public void Dispose()
    {
        _azure.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Returns the program that runs the script, and the program's arguments.</summary>
    private protected abstract (string Program, string[] Arguments) Command(string[] arguments);

    [Fact]
    public async Task The_first_run_builds_shows_asks_makes_publishes_and_waits_in_this_order()
    {
        var (exitCode, output, _) = await RunAsync([.. New, "alertEmail=a@example.org", "botDisplayName=My bot"], "y\n");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            [
                "az version",
                "dotnet --version",
                "az account show",
                "az group exists",
                "dotnet publish",
                "az deployment sub what-if",
                "az deployment sub create",
                "az webapp show",
                "az webapp deploy",
                "curl https://kp-test-abc.azurewebsites.net/health/ready",
            ],
            Short(_azure.Calls)
        );
        Assert.All(
            _azure.Calls.Where(call => call.StartsWith("az deployment", StringComparison.Ordinal)),
            call => Assert.Contains("--name kp-kp-test-westeurope --subscription sub-1 --location westeurope ", call, StringComparison.Ordinal)
        );
        Assert.Contains("--resource-group kp --name kp-test-abc --type zip ", _azure.Calls[^2], StringComparison.Ordinal);
        Assert.Contains("Subscription: The school (sub-1), tenant tenant-1", output, StringComparison.Ordinal);
        Assert.Contains("teams package --app-id the-app-id --host the-host", output, StringComparison.Ordinal);
        Assert.Contains("TXT asuid.<domain> to the-verification and CNAME <domain> to the-default-host", output, StringComparison.Ordinal);
        Assert.Empty(_azure.Left);
    }

    [Fact]
    public async Task The_first_run_writes_the_parameters_and_later_runs_read_them()
    {
        await RunAsync([.. New, "--zip", Zip(), "--yes", "alertEmail=a@example.org", """allowedOrigins=["https://a.example"]"""]);
        _azure.Answer("group exists", "true");

        var (exitCode, _, _) = await RunAsync(["infra", "--yes", "instances=2"]);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["name"] = "\"kp-test\"",
                ["location"] = "\"westeurope\"",
                ["resourceGroupName"] = "\"kp\"",
                ["botLocation"] = "\"westeurope\"", // the first run chose this value, because the group's region is in the European Union
                ["alertEmail"] = "\"a@example.org\"",
                ["allowedOrigins"] = """["https://a.example"]""",
                ["instances"] = "2",
                ["customDomainIsBound"] = "false",
            }.OrderBy(one => one.Key),
            _azure.Sent.ToDictionary(one => one.Key, one => one.Value!["value"]!.ToJsonString()).OrderBy(one => one.Key)
        );
        Assert.DoesNotContain("customDomainIsBound", File.ReadAllText(Path.Combine(_azure.Folder, ParameterFile)), StringComparison.Ordinal);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(_azure.Folder, ParameterFile))
        );
    }

    [Fact]
    public async Task The_same_command_next_month_changes_nothing()
    {
        string[] command = [.. New, "--zip", Zip(), "--yes", "alertEmail=a@example.org"];
        await RunAsync(command);
        var (before, first) = (File.ReadAllText(Path.Combine(_azure.Folder, ParameterFile)), _azure.Sent.ToJsonString());
        _azure.Answer("group exists", "true");

        var (exitCode, _, _) = await RunAsync(command);

        Assert.Equal(0, exitCode);
        Assert.Equal((before, first), (File.ReadAllText(Path.Combine(_azure.Folder, ParameterFile)), _azure.Sent.ToJsonString()));
    }

    [Fact]
    public async Task A_budget_begins_in_the_month_in_which_it_is_made_and_keeps_this_month()
    {
        var (earliest, made, latest) = (Month(), await StartAsync([.. New, "monthlyBudget=50"]), Month());
        Assert.Contains(made, new[] { earliest, latest });
        _azure.Answer("group exists", "true");

        var file = Path.Combine(_azure.Folder, ParameterFile);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(made, "2025-03-01", StringComparison.Ordinal));
        Assert.Equal("2025-03-01", await StartAsync(["infra", "monthlyBudget=60", "instances=2"]));

        await StartAsync(["infra", "monthlyBudget=0"]);
        Assert.NotEqual("2025-03-01", await StartAsync(["infra", "monthlyBudget=70"]));

        async Task<string> StartAsync(string[] command)
        {
            Assert.Equal(0, (await RunAsync([.. command, "--zip", Zip(), "--yes"])).ExitCode);
            return _azure.Sent["budgetStart"]!["value"]!.GetValue<string>();
        }

        static string Month() => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-01", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_infrastructure_alone_publishes_nothing_and_needs_no_program()
    {
        var (exitCode, _, _) = await RunAsync(["infra", .. New[1..], "--yes"]);

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain(_azure.Calls, call => call.StartsWith("dotnet", StringComparison.Ordinal) || call.Contains(" deploy ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("n\n")]
    [InlineData("")]
    public async Task Without_a_yes_nothing_is_changed(string answer)
    {
        var (exitCode, _, error) = await RunAsync([.. New, "--zip", Zip()], answer);

        Assert.Equal((1, "Nothing was changed."), (exitCode, error.Trim()));
        Assert.Equal("az deployment sub what-if", Short(_azure.Calls)[^1]);
        Assert.False(File.Exists(Path.Combine(_azure.Folder, ParameterFile)));
    }

    [Fact]
    public async Task In_a_group_that_is_there_nothing_is_made_in_the_subscription()
    {
        _azure.Answer("group exists", "true");

        var (exitCode, _, _) = await RunAsync([.. Existing, "--zip", Zip(), "--yes"]);

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain(_azure.Calls, call => call.Contains("deployment sub", StringComparison.Ordinal));
        Assert.Contains(_azure.Calls, call => call.StartsWith("az deployment group create --name kp-kp-test-westeurope --resource-group kp ", StringComparison.Ordinal));
        Assert.Equal("\"westeurope\"", _azure.Sent["location"]!["value"]!.ToJsonString());
        Assert.False(_azure.Sent.ContainsKey("resourceGroupName"));
    }

    [Theory]
    [InlineData("version", "The Azure CLI does not start.")]
    [InlineData("account show", "You are not signed in to Azure. Sign in: az login")]
    [InlineData("group exists", "Azure does not say whether the group kp exists.")]
    [InlineData("group show", "Azure does not name the location of the group kp.")]
    [InlineData("resource list", "The group kp cannot be read.")]
    [InlineData("provider list", "Azure does not say which resource providers are registered.")]
    [InlineData("webapp list", "Azure does not say which domains the apps in kp have. Nothing was changed.")]
    [InlineData("deployment group what-if", "Azure refuses this deployment; the lines above say why. Nothing was changed.")]
    [InlineData("deployment group create", "The deployment kp-kp-test-westeurope failed; the lines above say why. What was made stays. Run the same command again.")]
    [InlineData("webapp show", "Azure does not name the host of the app kp-test-abc in the group kp. Nothing was published.")]
    [InlineData("webapp deploy", "Publishing to kp-test-abc failed; the lines above say why. Run the same command again.")]
    public async Task Each_step_that_fails_is_the_last_one_and_says_so(string step, string told)
    {
        _azure.Answer("group exists", "true");
        _azure.Refuse(step);

        var (exitCode, _, error) = await RunAsync([.. Existing, "--zip", Zip(), "--yes", "customDomain=packages.example.org"]);

        Assert.Equal((1, told), (exitCode, error.Replace("Azure refuses this.", "", StringComparison.Ordinal).Trim()));
        Assert.StartsWith($"az {step}", _azure.Calls[^1], StringComparison.Ordinal);
        Assert.Empty(_azure.Left);
    }

    [Fact]
    public async Task Two_runs_after_a_half_one_go_on_where_it_stopped()
    {
        _azure.Refuse("deployment sub create");
        Assert.Equal(1, (await RunAsync([.. New, "--zip", Zip(), "--yes", "instances=2"])).ExitCode);
        _azure.Refuse("nothing");
        _azure.Answer("group exists", "true");

        var (exitCode, _, _) = await RunAsync(["all", "--zip", Zip(), "--yes"]);

        Assert.Equal(0, exitCode);
        Assert.Equal("2", _azure.Sent["instances"]!["value"]!.ToJsonString());
    }

    [Fact]
    public async Task A_build_that_fails_leaves_Azure_and_the_disk_as_they_were()
    {
        _azure.BreakBuild();

        var (exitCode, _, error) = await RunAsync([.. New, "--yes"]);

        Assert.Equal((1, "The program could not be built; the lines above say why. Nothing was published."), (exitCode, error.Trim()));
        Assert.DoesNotContain(_azure.Calls, call => call.StartsWith("az deployment", StringComparison.Ordinal));
        Assert.Empty(_azure.Left);
    }

    [Fact]
    public async Task Nothing_is_published_to_an_app_without_a_name()
    {
        _azure.Outputs(app: "");

        var (exitCode, _, error) = await RunAsync([.. New, "--zip", Zip(), "--yes"]);

        Assert.Equal((1, "The app has no name: Azure did not return one. Nothing was published."), (exitCode, error.Trim()));
        Assert.DoesNotContain(_azure.Calls, call => call.StartsWith("az webapp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_does_not_get_ready_is_told_with_its_answer()
    {
        _azure.IsReady = false;

        var (exitCode, _, error) = await RunAsync([.. New, "--zip", Zip(), "--yes", "--ready-timeout", "0"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("it is not ready after 0 seconds. https://kp-test-abc.azurewebsites.net/health/ready: {\"status\":\"failed\"}", error, StringComparison.Ordinal);
        Assert.Contains("az webapp log tail --resource-group kp --name kp-test-abc", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_is_told_of_a_domain_that_is_bound_already()
    {
        await RunAsync([.. New, "--zip", Zip(), "--yes"]);
        _azure.Answer("group exists", "true");
        string[] again = ["infra", "--yes", "customDomain=packages.example.org"];

        await RunAsync(again);
        Assert.Equal("false", _azure.Sent["customDomainIsBound"]!["value"]!.ToJsonString());

        _azure.Answer("webapp list", """[{"hostNames": ["kp-test-abc.azurewebsites.net", "packages.example.org"]}]""");
        await RunAsync(again);
        Assert.Equal("true", _azure.Sent["customDomainIsBound"]!["value"]!.ToJsonString());
    }

    [Fact]
    public async Task With_a_slot_the_new_version_gets_ready_there_and_is_swapped_in()
    {
        _azure.Outputs(slot: "staging");

        var (exitCode, _, _) = await RunAsync([.. New, "--zip", Zip(), "--yes", "stagingSlot=true", "appServicePlanSku=S1"]);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            ["az webapp show", "az webapp deploy", "curl https://kp-test-abc.azurewebsites.net/health/ready", "az webapp deployment slot swap", "az webapp show", "curl https://kp-test-abc.azurewebsites.net/health/ready"],
            Short(_azure.Calls)[^6..]
        );
        Assert.Contains("--slot staging --type zip", _azure.Calls[^5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_zip_is_published_by_the_parameter_file_or_by_the_name_of_the_app()
    {
        await RunAsync(["infra", .. New[1..], "--yes"]);
        _azure.Answer("group exists", "true");

        Assert.Equal(0, (await RunAsync(["publish", "--zip", Zip()])).ExitCode);
        Assert.Contains($"--resource-group kp --name kp-test-abc --type zip --src-path {Zip()} ", _azure.Calls[^2], StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync(["publish", "--group", "other", "--app", "other-app", "--zip", Zip()])).ExitCode);
        Assert.Contains($"--resource-group other --name other-app --type zip --src-path {Zip()} ", _azure.Calls[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_parameter_file_stops_a_run_and_is_written_again_from_the_last_deployment()
    {
        _azure.Answer("group exists", "true");
        _azure.Outputs(parameters: """
            {"name": {"type": "String", "value": "kp-test"}, "location": {"type": "String", "value": "westeurope"},
             "resourceGroupName": {"type": "String", "value": "kp"}, "instances": {"type": "Int", "value": 3},
             "botLocation": {"type": "String", "value": "global"}, "otlpHeaders": {"type": "SecureString"},
             "customDomainIsBound": {"type": "Bool", "value": true}, "gone": {"type": "String", "value": "of an older template"}}
            """);

        var (exitCode, _, error) = await RunAsync([.. New, "--zip", Zip(), "--yes"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("The resource group kp exists already, and kp-test.parameters.json does not.", error, StringComparison.Ordinal);
        Assert.DoesNotContain(_azure.Calls, call => call.StartsWith("az deployment", StringComparison.Ordinal));

        Assert.Equal(0, (await RunAsync(["recover", .. New[1..], "--deployment", "knowledge-packages-deploy"])).ExitCode);
        Assert.Contains("deployment sub show --name knowledge-packages-deploy ", _azure.Calls[^1], StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(["infra", "--yes"])).ExitCode);
        Assert.Equal(
            ["botLocation", "customDomainIsBound", "instances", "location", "name", "resourceGroupName"],
            _azure.Sent.Select(one => one.Key).Order()
        );
        Assert.Equal(("3", "\"global\""), (_azure.Sent["instances"]!["value"]!.ToJsonString(), _azure.Sent["botLocation"]!["value"]!.ToJsonString()));
    }

    [Fact]
    public async Task An_installation_without_its_file_is_not_overwritten_in_an_existing_group()
    {
        _azure.Answer("group exists", "true");
        _azure.Answer("resource list", """[{"name": "kp-test-identity"}]""");

        var (exitCode, _, error) = await RunAsync([.. Existing, "--zip", Zip(), "--yes"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("The installation kp-test is in the group kp already", error, StringComparison.Ordinal);
        Assert.DoesNotContain(_azure.Calls, call => call.StartsWith("az deployment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_another_installation_is_not_used()
    {
        await RunAsync([.. New, "--zip", Zip(), "--yes"]);

        var (exitCode, _, error) = await RunAsync(["all", "--name", "kp-test", "--group", "other", "--zip", Zip(), "--yes"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("group: kp-test.parameters.json says kp.", error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_missing_provider_is_named_before_anything_is_made()
    {
        _azure.Answer("group exists", "true");
        _azure.Answer("provider list", """[{"namespace": "Microsoft.Web", "registrationState": "Registered"}]""");

        var (exitCode, _, error) = await RunAsync([.. Existing, "--zip", Zip(), "--yes"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("az provider register --namespace Microsoft.Storage", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_command_line_of_Azure_is_refused()
    {
        _azure.Answer("version", """{"azure-cli": "2.9.1"}""");

        var (exitCode, _, error) = await RunAsync([.. New, "--zip", Zip(), "--yes"]);

        Assert.Equal((1, "The Azure CLI is version 2.9.1; 2.60 or later is needed. Update it: az upgrade"), (exitCode, error.Trim()));
        Assert.Single(_azure.Calls);
    }

    [Theory]
    [InlineData("colour: the templates have no such parameter.", "colour=teal")]
    [InlineData("instances: 'two' is no JSON of type int.", "instances=two")]
    [InlineData("customDomainIsBound: this is not given as KEY=VALUE.", "customDomainIsBound=true")]
    [InlineData("budgetStart: this is not given as KEY=VALUE.", "budgetStart=2026-12-01")]
    public Task A_wrong_parameter_is_told_before_anything_is_made(string told, string parameter) =>
        IsRefusedAsync([told], parameter);

    [Fact]
    public async Task All_wrong_values_are_told_at_once()
    {
        await IsRefusedAsync(
            [
                "eraseAfterDays: at least 1, at most 13.",
                "instances: a B plan has three at most; take a larger appServicePlanSku.",
                "stagingSlot: a B plan has none; take appServicePlanSku S1 or larger.",
                "botSku: take one of F0, S1.",
                "allowedOrigins: write each website as https://host, without a path.",
                "customDomain: write the name alone, in small letters: packages.example.org.",
                "containerName: small letters, digits and single hyphens, from a letter or digit to a letter or digit.",
                "storageAccountName: 3 to 24 small letters and digits.",
                "botDisplayName: 1 to 42 characters.",
            ],
            "eraseAfterDays=14",
            "instances=4",
            "stagingSlot=true",
            "botSku=F1",
            """allowedOrigins=["http://a.example"]""",
            "customDomain=https://packages.example.org",
            "containerName=My_Container",
            "storageAccountName=kp-account",
            "botDisplayName="
        );
        await IsRefusedAsync(
            ["instances: the value must be of type int.", "appServicePlanId: this is no resource id of an App Service plan."],
            "instances=2.5",
            "appServicePlanId=my-plan"
        );
    }

    [Theory]
    [InlineData("KP-MyCentre")]
    [InlineData("kp my centre")]
    [InlineData("kp--centre")]
    [InlineData("kp")]
    [InlineData("a-name-that-has-32-characters-xy")]
    public async Task A_wrong_name_is_told_before_Azure_is_asked(string name)
    {
        var (exitCode, _, error) = await RunAsync(["new", "--group", "kp", "--location", "westeurope", "--name", name, "--zip", Zip()]);

        Assert.Equal(1, exitCode);
        Assert.Contains($"'{name}' is not 3 to 31 small letters, digits and single hyphens", error, StringComparison.Ordinal);
        Assert.Equal(["az version"], Short(_azure.Calls));
    }

    [Theory]
    [InlineData("location is missing.", "new", "--group", "kp", "--name", "kp-test", "--zip", "ZIP")]
    [InlineData("group is missing.", "existing", "--name", "kp-test", "--zip", "ZIP")]
    [InlineData("name is missing: this folder has not exactly one parameter file.", "all", "--group", "kp", "--zip", "ZIP")]
    [InlineData("group is missing.", "publish", "--app", "x", "--zip", "ZIP")]
    [InlineData("zip: there is no file nowhere.zip.", "new", "--zip", "nowhere.zip")]
    [InlineData("output is missing.", "zip")]
    [InlineData("there is no such option.", "publish", "--colour", "teal")]
    [InlineData("a parameter is written KEY=VALUE.", "new", "--group", "kp", "--location", "westeurope", "--name", "kp-test", "--zip", "ZIP", "teal")]
    public async Task What_is_missing_is_named_before_Azure_is_changed(string told, params string[] arguments)
    {
        var (exitCode, _, error) = await RunAsync([.. arguments.Select(argument => argument == "ZIP" ? Zip() : argument)]);

        Assert.Equal(1, exitCode);
        Assert.Contains(told, error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_azure.Calls, call => call.Contains(" deploy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_zip_alone_asks_nothing_of_Azure()
    {
        var (exitCode, _, _) = await RunAsync(["zip", "--output", "made/app.zip", "--version", "1.2.3"]);

        Assert.Equal(0, exitCode);
        Assert.Contains("-p:Version=1.2.3", _azure.Calls[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(_azure.Calls, call => call.StartsWith("az", StringComparison.Ordinal));
        await using var zip = await ZipFile.OpenReadAsync(Path.Combine(_azure.Folder, "made", "app.zip"));
        Assert.Equal(["program.dll"], zip.Entries.Select(entry => entry.FullName));
        Assert.Empty(_azure.Left);
    }

    [Fact]
    public async Task No_command_means_usage_and_exit_code_2()
    {
        var (exitCode, _, error) = await RunAsync(["install"]);

        Assert.Equal(2, exitCode);
        Assert.Contains("recover", error, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, string input = "")
    {
        var (program, all) = Command(arguments);
        return await _azure.RunAsync(program, all, input);
    }

    private string Zip()
    {
        var zip = Path.Combine(_azure.Folder, "release.zip");
        File.WriteAllText(zip, "");
        return zip;
    }

    // Returns each call without its options.
    private async Task IsRefusedAsync(string[] told, params string[] parameters)
    {
        var (exitCode, _, error) = await RunAsync([.. New, "--zip", Zip(), "--yes", .. parameters]);

        Assert.Equal(1, exitCode);
        Assert.Equal(told.Order(), error.Trim().Split('\n', StringSplitOptions.TrimEntries).Order());
        Assert.DoesNotContain(_azure.Calls, call => call.StartsWith("az deployment", StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(_azure.Folder, ParameterFile)));
    }

    private static string[] Short(string[] calls) =>
    [
        .. calls.Select(call => call.StartsWith("dotnet publish", StringComparison.Ordinal) ? "dotnet publish"
            : call.StartsWith("dotnet", StringComparison.Ordinal) ? call : call.Split(" --")[0]),
    ];
}

/// <summary>Tests <c>deploy.sh</c>.</summary>
[Trait("Category", "Slow")]
[UnsupportedOSPlatform("windows")]
public sealed class DeployBashTests : DeployScriptTests
{
    private protected override (string Program, string[] Arguments) Command(string[] arguments) =>
        ("bash", [RepositoryFolder.PathTo("deploymentTemplates", "deploy.sh"), .. arguments]);
}

/// <summary>Tests <c>deploy.ps1</c>.</summary>
[Trait("Category", "Slow")]
[UnsupportedOSPlatform("windows")]
public sealed class DeployPowerShellTests : DeployScriptTests
{
    private static readonly string PowerShell = typeof(DeployPowerShellTests)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "PowerShell")
        .Value!;

    // Translates the options for PowerShell: --ready-timeout becomes -ReadyTimeout.
    private protected override (string Program, string[] Arguments) Command(string[] arguments) =>
        ("dotnet", [
            PowerShell, "-NoProfile", "-NonInteractive", "-File", RepositoryFolder.PathTo("deploymentTemplates", "deploy.ps1"),
            .. arguments.Select(argument => argument.StartsWith("--", StringComparison.Ordinal)
                ? $"-{string.Concat(argument[2..].Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}"
                : argument),
        ]);
}
