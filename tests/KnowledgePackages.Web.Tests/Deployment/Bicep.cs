using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// Runs Bicep, Azure's compiler of templates, without Azure: builds and lints sources, and predicts a deployment's resources.
/// </summary>
internal static class Bicep
{
    public const string Subscription = "/subscriptions/11111111-1111-1111-1111-111111111111";
    public const string Group = $"{Subscription}/resourceGroups/kp";

    private static readonly string Program = typeof(Bicep)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Bicep")
        .Value!;

    private static readonly ConcurrentDictionary<string, Lazy<Task<Snapshot>>> Snapshots = new();

    /// <summary>The path of the folder with the Bicep sources.</summary>
    public static string Sources => RepositoryFolder.PathTo("deploymentTemplates", "bicep");

    /// <summary>Builds a source and returns the template's JSON.</summary>
    public static async Task<string> BuildAsync(string source)
    {
        var (exitCode, output, error) = await RunAsync(Sources, "build", source, "--stdout");
        Assert.True(exitCode == 0, error);
        return output;
    }

    /// <summary>Returns the findings of the linter and the type check in a source; empty if there are none.</summary>
    public static async Task<string> LintAsync(string folder, string source)
    {
        var (_, output, error) = await RunAsync(folder, "lint", source);
        return (output + error).Trim();
    }

    /// <summary>Predicts the resources and outputs of a shipped template with these parameters, in a resource group named kp.</summary>
    public static Task<Snapshot> SnapshotAsync(string template, params (string Name, JsonNode? Value)[] parameters)
    {
        var text = ParametersFile(template, parameters);
        return Snapshots.GetOrAdd(text, _ => new(async () =>
        {
            var (snapshot, error) = await TrySnapshotAsync(template, text);
            return snapshot ?? throw new InvalidOperationException(error);
        })).Value;
    }

    /// <summary>Asserts that a template rejects these parameters before it creates a resource, and returns the error.</summary>
    public static async Task<string> RefusalAsync(string template, params (string Name, JsonNode? Value)[] parameters)
    {
        var (snapshot, error) = await TrySnapshotAsync(template, ParametersFile(template, parameters));
        Assert.Null(snapshot);
        return error;
    }

    private static string ParametersFile(string template, (string Name, JsonNode? Value)[] parameters) => string.Join('\n', [
        $"using './{template}'",
        .. template == Template.NewGroup ? ["param resourceGroupName = 'kp'"] : Array.Empty<string>(),
        .. parameters.Select(one =>
            $"param {one.Name} = json('{(one.Value?.ToJsonString() ?? "null").Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}')"),
    ]);

    private static async Task<(Snapshot? Snapshot, string Error)> TrySnapshotAsync(string template, string parameters)
    {
        var folder = Directory.CreateTempSubdirectory("kp-bicep");
        try
        {
            File.Copy(RepositoryFolder.PathTo("deploymentTemplates", template), Path.Combine(folder.FullName, template));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "run.bicepparam"), parameters);
            var (exitCode, output, error) = await RunAsync(folder.FullName,
                ["snapshot", "run.bicepparam", "--mode", "overwrite", "--subscription-id", Subscription.Split('/')[2],
                "--tenant-id", "22222222-2222-2222-2222-222222222222", "--location", "westeurope",
                .. template == Template.NewGroup ? Array.Empty<string>() : ["--resource-group", "kp"]]);
            return exitCode == 0
                ? (new Snapshot(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "run.snapshot.json"))), "")
                : (null, output + error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience.Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}

/// <summary>The shipped templates, and parameters for them.</summary>
internal static class Template
{
    public const string ExistingGroup = "existing-group.json";
    public const string NewGroup = "new-group.json";

    /// <summary>The parameters that must be given.</summary>
    public static readonly (string, JsonNode?)[] Least = [("name", "kp-test")];

    /// <summary>Parameters that switch everything on.</summary>
    public static readonly (string, JsonNode?)[] Everything =
    [
        ("name", "kp-test"),
        ("customDomain", "packages.example.org"),
        ("allowedOrigins", new JsonArray("https://a.example", "https://b.example")),
        ("alertEmail", "operators@example.org"),
        ("directLine", true),
        ("otlpEndpoint", "https://collector.example:4318"),
        ("otlpHeaders", "api-key=secret"),
        ("extraSettings", new JsonObject { ["WebChat__DirectLineSecret"] = "secret" }),
        ("appServicePlanId", $"{Bicep.Group}/providers/Microsoft.Web/serverfarms/shared"),
    ];

    /// <summary>Predicts the resources of the template for an existing group.</summary>
    public static Task<Snapshot> LoadAsync((string, JsonNode?)[] parameters) => Bicep.SnapshotAsync(ExistingGroup, Copies(parameters));

    /// <summary>Returns copies, because a node can have only one parent.</summary>
    public static (string, JsonNode?)[] Copies((string Name, JsonNode? Value)[] arguments) =>
        Array.ConvertAll(arguments, one => (one.Name, one.Value?.DeepClone()));

    public static string Text(JsonNode? node) => node!.GetValue<string>();

    public static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(RepositoryFolder.PathTo("deploymentTemplates", name)))!.AsObject();
}
