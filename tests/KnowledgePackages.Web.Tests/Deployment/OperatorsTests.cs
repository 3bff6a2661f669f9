using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// Compares the documents for operators with the files that they describe, and checks the workflows of the public repository.
/// </summary>
public sealed partial class OperatorsTests
{
    private static readonly string Readme = Read("deploymentTemplates", "README.md");

    [Fact]
    public void Every_metric_is_documented_and_every_documented_one_is_there()
    {
        var code =
            Read("src", "KnowledgePackages.Runtime", "Telemetry.cs")
            + Read("src", "KnowledgePackages.Runtime", "Hosting", "EngineGauges.cs")
            + Read("src", "KnowledgePackages.Web", "Telemetry", "ContentTelemetry.cs");
        var measured = Instrument().Matches(code).Select(match => match.Groups[1].Value).Order().ToList();

        Assert.Equal(13, measured.Count);
        Assert.Equal(measured, Row().Matches(Readme).Select(match => match.Groups[1].Value).Order());
        var queried = Queried().Matches(Read("deploymentTemplates", "monitoring", "queries.kql")).Select(match => match.Groups[1].Value);
        Assert.NotEmpty(queried);
        Assert.All(queried, name => Assert.Contains(name, measured));
    }

    [Fact]
    public void The_Azure_Developer_CLI_finds_the_source_its_parameters_and_the_app()
    {
        var azd = Read("azure.yaml");
        string[] Value(string key) => Regex.Match(azd, $"^ +{key}: (.+)$", RegexOptions.Multiline).Groups[1].Value.Split('/');
        var module = Value("module")[0];

        Assert.True(File.Exists(RepositoryFolder.PathTo([.. Value("path"), $"{module}.bicep"])));
        Assert.True(Directory.Exists(RepositoryFolder.PathTo(Value("project"))));
        Assert.Empty(
            JsonNode.Parse(Read([.. Value("path"), $"{module}.parameters.json"]))!["parameters"]!
                .AsObject()
                .Select(parameter => parameter.Key)
                .Except(Template.Read(Template.NewGroup)["parameters"]!.AsObject().Select(parameter => parameter.Key))
        );
        // azd publishes a service to the app that has the service's name in this tag.
        Assert.Contains($"'azd-service-name': '{Regex.Match(azd, @"services:\n  (\w+):").Groups[1].Value}'", Read("deploymentTemplates", "bicep", "app.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_line_of_the_log_has_an_id_of_its_own()
    {
        var ids = Directory.EnumerateFiles(RepositoryFolder.PathTo("src"), "Log.cs", SearchOption.AllDirectories)
            .SelectMany(file => LogId().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToList();

        Assert.True(ids.Count >= 30);
        Assert.Distinct(ids);
    }

    public static TheoryData<string> Workflows => [.. WorkflowNames];

    private static IEnumerable<string> WorkflowNames =>
        Directory.EnumerateFiles(RepositoryFolder.PathTo(".github", "workflows"), "*.yml").Select(file => Path.GetFileName(file));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_of_a_workflow_is_pinned_to_a_commit_and_rights_are_few(string name)
    {
        var workflow = Read(".github", "workflows", name);
        var actions = Uses()
            .Matches(workflow)
            .Select(match => match.Groups[1].Value)
            .Where(action => !action.StartsWith("./", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Matches(@"^[\w-]+/[\w-]+(/[\w-]+)*@[0-9a-f]{40} # v\d+\.\d+\.\d+$", action));
        Assert.Contains("\npermissions:\n  contents: read\n", workflow, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", workflow, StringComparison.Ordinal);
    }

    [Fact]
    public void Continuous_integration_runs_the_two_commands_in_Debian()
    {
        var workflow = Read(".github", "workflows", "ci.yml");
        Assert.Contains("container: debian:", workflow, StringComparison.Ordinal);
        Assert.Contains("run: bash tests/run.sh\n", workflow, StringComparison.Ordinal);
        Assert.Contains("dotnet run --project src/KnowledgePackages.Web ", workflow, StringComparison.Ordinal);
    }

    [Fact]
    public void No_value_of_a_repository_is_put_into_a_line_of_a_script() => Assert.All(
        WorkflowNames,
        name => Assert.DoesNotContain("${{", Scripts(Read(".github", "workflows", name)), StringComparison.Ordinal));

    [Fact]
    public void Every_folder_with_npm_packages_is_kept_up_to_date()
    {
        var dependabot = Read(".github", "dependabot.yml");
        var folders = Directory
            .EnumerateFiles(RepositoryFolder.PathTo("tests"), "package-lock.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryFolder.Root, Path.GetDirectoryName(file)!))
            .Where(folder => !folder.Contains("node_modules", StringComparison.Ordinal));

        Assert.All(folders, folder => Assert.Contains($"      - /{folder}\n", dependabot, StringComparison.Ordinal));
    }

    // Returns the script lines of a workflow: the line after "run:", or after "run: |" all lines with a deeper indentation.
    private static string Scripts(string workflow) => string.Join('\n', ScriptOf().Matches(workflow).Select(match => match.Value));

    private static string Read(params string[] path) => File.ReadAllText(RepositoryFolder.PathTo(path));

    [GeneratedRegex(@"Create\w+(?:<\w+>)?\(\s*""([a-z.]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| `((?:bot|content)\.[a-z.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"""((?:bot|content)\.[a-z]+\.?[a-z]*)""(?=[,)\s|])(?!\])")]
    private static partial Regex Queried();

    [GeneratedRegex(@"^( *)(?:- )?run: (?:\|\n(?:\1 {2,}.*\n|\n)+|.*)", RegexOptions.Multiline)]
    private static partial Regex ScriptOf();

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId = )?(\d+)")]
    private static partial Regex LogId();

    [GeneratedRegex(@"uses: (.+)")]
    private static partial Regex Uses();
}
