using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.TestKit;
using Microsoft.Extensions.Configuration;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>Tests that the templates' app settings, the README's table of settings and the host's options agree.</summary>
[Trait("Category", "Slow")]
public sealed partial class SettingsTests
{
    // The settings that only the platform and libraries read, not the product's code.
    private static readonly string[] Platform =
    [
        "ASPNETCORE_ENVIRONMENT", "AZURE_CLIENT_ID", "AZURE_TOKEN_CREDENTIALS", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_WARMUP_PATH",
        "WEBSITE_WARMUP_STATUSES", "WEBSITE_SWAP_WARMUP_PING_PATH", "WEBSITE_SWAP_WARMUP_PING_STATUSES",
        "WEBSITES_CONTAINER_START_TIME_LIMIT", "WEBSITES_CONTAINER_STOP_TIME_LIMIT",
    ];

    private static readonly HashSet<string> Documented =
    [
        .. Row()
            .Matches(File.ReadAllText(RepositoryFolder.PathTo("README.md")))
            .Select(match => ToKey(match.Groups[1].Value)),
    ];

    [Fact]
    public async Task Every_setting_of_the_templates_is_a_documented_one() =>
        Assert.Empty((await SettingsAsync()).Select(setting => ToKey(setting.Key)).Except(Platform).Except(Documented));

    [Fact]
    public void Every_option_is_documented() => Assert.Empty(Options().Except(Documented));

    [Fact]
    public void A_misspelt_setting_is_reported_in_the_section_of_every_option_class() => Assert.All(Options(), key =>
    {
        var misspelt = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key + "x", (string?)"1")]).Build();
        Assert.Equal(key + "x", Assert.Single(UnknownSettings.Find(misspelt)).Key);
    });

    [Fact]
    public void Every_documented_setting_is_read_somewhere()
    {
        var code = Code();
        var own = Documented.Where(key =>
            !key.StartsWith("ASPNETCORE_", StringComparison.Ordinal) && key is not "OTEL_EXPORTER_OTLP_HEADERS"
        );

        Assert.All(own, key => Assert.Matches($@"\b{key.Split(':')[^1]}\b", code));
        Assert.All(
            Documented.Where(key => Options().Any(option => option.Split(':')[0] == key.Split(':')[0])),
            key => Assert.Contains(key, Options())
        );
    }

    [Fact]
    public async Task With_the_settings_of_the_templates_the_host_gets_as_far_as_the_door_of_its_store()
    {
        var settings = (await SettingsAsync())
            .Where(setting => setting.Key != "ChannelService" && !setting.Key.StartsWith("OTEL_", StringComparison.Ordinal))
            .ToDictionary();

        // Replace the expressions that only Azure can evaluate, because they depend on created resources.
        settings["AllowedHosts"] = "kp-test.example";
        settings["Site__Address"] = "https://kp-test.example";
        settings["Storage__AzureBlobs__ServiceUri"] = "https://kptest.blob.core.windows.net";
        settings["AZURE_CLIENT_ID"] = settings["MicrosoftAppId"] = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
        settings["MicrosoftAppTenantId"] = "9a0c0305-4f89-41d3-9a0c-0305e82c3301";
        Assert.DoesNotContain(settings.Values, value => value.Contains('('));

        var (exitCode, _, error) = await HostProcess.RunToEndAsync([
            .. settings.Select(setting => (setting.Key, setting.Value)),
            ("Content__Path", RepositoryFolder.PathTo("dialogs-content")), // a published program has this folder beside it
            ("AZURE_TOKEN_CREDENTIALS", "EnvironmentCredential"), // the start would otherwise wait for a managed identity
        ]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("No identity could be found or signed in for the container knowledge-packages", error, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyDictionary<string, string>> SettingsAsync() =>
        (await Bicep.SnapshotAsync(
            Template.ExistingGroup,
            ("name", "kp-test"),
            ("allowedOrigins", new JsonArray("https://a.example")),
            ("otlpEndpoint", "https://collector.example"),
            ("otlpHeaders", "a=b")
        )).Settings;

    // Converts the name of an environment variable to a key: Storage__AzureBlobs__Container to Storage:AzureBlobs:Container. Removes the
    // index of a list item.
    private static string ToKey(string setting) => Item().Replace(setting.Replace("__", ":", StringComparison.Ordinal), "");

    // Returns the keys of all option classes that the code binds to a section.
    private static List<string> Options()
    {
        var types = new[] { typeof(ChannelAdapter).Assembly, typeof(Program).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .ToLookup(type => type.Name);
        return [.. Bound().Matches(Code()).SelectMany(match => Keys(types[match.Groups[1].Value].Single(), match.Groups[2].Value))];
    }

    private static string Code() => string.Concat(
        Directory
            .EnumerateFiles(RepositoryFolder.PathTo("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
    );

    private static IEnumerable<string> Keys(Type type, string prefix) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(property =>
                property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal)
                    ? Keys(property.PropertyType, $"{prefix}:{property.Name}")
                    : [$"{prefix}:{property.Name}"]
            );

    [GeneratedRegex(@"<(\w+Options)(?:, \w+)?>\(\)\s*\.BindConfiguration\(""(\w+)""\)")]
    private static partial Regex Bound();

    [GeneratedRegex("(?<=.):[0-9]+$")]
    private static partial Regex Item();

    [GeneratedRegex(@"(?<=^\|[^|\n]*)`([A-Z][^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Row();
}
