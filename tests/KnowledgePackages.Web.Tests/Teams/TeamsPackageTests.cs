using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.TestKit;
using KnowledgePackages.Web.Teams;

namespace KnowledgePackages.Web.Tests.Teams;

/// <summary>Runs the command that creates the zip for Teams, and checks the zip as Teams does.</summary>
[Trait("Category", "Slow")]
public sealed class TeamsPackageTests : IDisposable
{
    private static readonly string[] Good =
    [
        "--app-id", "11111111-2222-3333-4444-555555555555", "--host", "packages.example.org", "--developer", "Example Centre",
        "--website", "https://example.org", "--privacy", "https://example.org/privacy", "--terms", "https://example.org/terms",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-teams");

    public void Dispose() => _folder.Delete(recursive: true);

    [Trait("Category", "Peer")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Microsofts_own_validator_finds_nothing_wrong_in_any_language(bool withMoreLanguages)
    {
        var folder = await UnpackAsync(withMoreLanguages ? WithFrench() : null);

        Assert.Equal("[]", await ValidateAsync(folder));
    }

    [Trait("Category", "Peer")]
    [Fact]
    public async Task The_validator_would_find_something()
    {
        var folder = await UnpackAsync();
        Change(folder, "manifest.json", manifest => manifest["name"]!["short"] = new string('x', 31));
        Change(folder, "en.json", texts => texts["bots[0].commandLists[0].commands[12].title"] = "one too many");

        var problems = await ValidateAsync(folder);

        Assert.Contains("/name/short", problems, StringComparison.Ordinal);
        Assert.Contains("en.json", problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_says_what_the_parameters_say()
    {
        var manifest = Read(await UnpackAsync(null, "--id", "99999999-2222-3333-4444-555555555555", "--version", "1.2.3"), "manifest.json");
        var bot = manifest["bots"]![0]!;

        Assert.Equal(("99999999-2222-3333-4444-555555555555", "1.2.3"), (Text(manifest["id"]), Text(manifest["version"])));
        Assert.Equal("11111111-2222-3333-4444-555555555555", Text(bot["botId"]));
        Assert.Equal(["personal", "team", "groupChat", "copilot"], bot["scopes"]!.AsArray().Select(Text));
        Assert.Equal("11111111-2222-3333-4444-555555555555", Text(manifest["copilotAgents"]!["customEngineAgents"]![0]!["id"]));
        Assert.Equal(["personal", "team", "groupChat"], bot["commandLists"]!.AsArray().Select(list => Text(list!["scopes"]![0])));
        Assert.Equal(["packages.example.org"], manifest["validDomains"]!.AsArray().Select(Text));
        Assert.Equal(
            ("Example Centre", "https://example.org", "https://example.org/privacy", "https://example.org/terms"),
            (
                Text(manifest["developer"]!["name"]),
                Text(manifest["developer"]!["websiteUrl"]),
                Text(manifest["developer"]!["privacyUrl"]),
                Text(manifest["developer"]!["termsOfUseUrl"])
            )
        );
        Assert.DoesNotContain("{{", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_the_operator_does_not_name_are_those_of_the_host()
    {
        string[] needed = [.. Good[..6], "--output", Path.Combine(_folder.FullName, "package.zip")];

        var (exitCode, _, error) = await HostProcess.RunToEndAsync(["teams", "package", .. needed], []);

        Assert.True(exitCode == 0, error);
        var developer = Read(await UnpackedAsync(), "manifest.json")["developer"]!;
        Assert.Equal(
            ("https://packages.example.org/", "https://packages.example.org/privacy", "https://packages.example.org/terms"),
            (Text(developer["websiteUrl"]), Text(developer["privacyUrl"]), Text(developer["termsOfUseUrl"])));
    }

    [Fact]
    public async Task An_operators_own_name_and_icon_replace_the_products()
    {
        var icon = RepositoryFolder.PathTo("deploymentTemplates", "teamsApp", "outline.png");
        var folder = await UnpackAsync(null, "--name", "Kursplaner", "--small-icon", icon);

        Assert.Equal("Kursplaner", Text(Read(folder, "manifest.json")["name"]!["short"]));
        Assert.All(LanguagesIn(folder), language => Assert.Equal("Kursplaner", Text(Read(folder, $"{language}.json")["name.full"])));
        Assert.Equal(File.ReadAllBytes(icon), File.ReadAllBytes(Path.Combine(folder, "color32x32.png")));
    }

    [Theory]
    [InlineData("outline.png")]
    [InlineData("color.svg")]
    [InlineData("missing.png")]
    public async Task An_icon_that_Teams_would_refuse_is_an_error_that_says_the_size(string file)
    {
        var icon = RepositoryFolder.PathTo("deploymentTemplates", "teamsApp", file);

        var (exitCode, _, error) = await RunAsync(null, [.. Good, "--icon", icon]);

        Assert.Equal(1, exitCode);
        Assert.Contains("192 x 192", error, StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFiles("*.zip"));
    }

    [Fact]
    public async Task The_template_keeps_the_placeholders_and_says_which()
    {
        var (exitCode, output, error) =
            await HostProcess.RunToEndAsync(["teams", "template", "--output", Path.Combine(_folder.FullName, "package.zip")], []);

        Assert.True(exitCode == 0, error);
        Assert.Contains("{{app-id}}", output, StringComparison.Ordinal);
        var manifest = Read(await UnpackedAsync(), "manifest.json");
        Assert.Equal(("{{app-id}}", "{{host}}"), (Text(manifest["bots"]![0]!["botId"]), Text(manifest["validDomains"]![0])));
    }

    [Fact]
    public async Task Every_command_is_a_word_that_the_bot_understands_in_that_language()
    {
        var content = WithFrench();
        var folder = await UnpackAsync(content);

        Assert.Equal([.. Read(content, "content.json")["languages"]!.AsArray().Select(Text).Order()], LanguagesIn(folder));
        Assert.All(LanguagesIn(folder), language =>
        {
            var texts = Read(folder, $"{language}.json");
            var titles = texts
                    .Where(text => text.Key.EndsWith(".title", StringComparison.Ordinal))
                    .Select(text => Text(text.Value))
                    .Distinct()
                    .ToList();
            var file = Path.Combine(content, "texts", language, "synonyms.json");
            var own = File.Exists(file) ? Read(content, $"texts/{language}/synonyms.json")["synonyms"]!.AsObject() : [];
            var words = own.Concat(
                        Read(content, "texts/en/synonyms.json")["synonyms"]!.AsObject().Where(group => !own.ContainsKey(group.Key))
                    )
                    .SelectMany(group => group.Value!.AsArray())
                    .Select(Text)
                    .ToHashSet();
            Assert.Equal(11, titles.Count);
            Assert.All(titles, title => Assert.Contains(title, words));
        });
        Assert.Contains("commencer ici", Read(folder, "fr.json").Select(text => Text(text.Value)));
        // This text has no translation in the test's content, so it is in English.
        Assert.Equal("Begin with the six questions", Text(Read(folder, "fr.json")["bots[0].commandLists[2].commands[0].description"]));
    }

    [Fact]
    public async Task The_icons_have_the_sizes_that_Teams_wants()
    {
        var folder = await UnpackAsync();
        Assert.Equal((192, 192), SizeOf(Path.Combine(folder, "color.png")));
        Assert.Equal((32, 32), SizeOf(Path.Combine(folder, "outline.png")));
        Assert.Equal((32, 32), SizeOf(Path.Combine(folder, "color32x32.png")));
    }

    [Theory]
    [InlineData("--app-id", "my-bot")]
    [InlineData("--app-id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("--host", "https://packages.example.org")]
    [InlineData("--host", "packages.example.org:443")]
    [InlineData("--host", "localhost")]
    [InlineData("--developer", "A name that is much longer than Teams allows")]
    [InlineData("--privacy", "http://example.org/privacy")]
    [InlineData("--terms", "example.org/terms")]
    [InlineData("--name", "A name that is longer than Teams allows")]
    [InlineData("--host", null)]
    public async Task A_missing_or_malformed_parameter_is_an_error_that_names_it_and_nothing_is_written(string name, string? value)
    {
        var at = Array.IndexOf(Good, name);
        string[] others = at < 0 ? Good : [.. Good[..at], .. Good[(at + 2)..]];
        string[] arguments = [.. others, .. value is null ? (string[])[] : [name, value]];

        var (exitCode, _, error) = await RunAsync(null, arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(name, Assert.Single(Errors(error)), StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFiles("*.zip"));
    }

    [Fact]
    public async Task All_mistakes_of_a_command_line_are_told_at_once()
    {
        var (exitCode, _, error) = await RunAsync(null, ["--colour", "teal", "--version", "one", "--host"]);

        Assert.Equal(2, exitCode);
        Assert.All(
            ["--colour", "--host", "--version", "--app-id", "--developer"],
            name => Assert.Single(Errors(error), line => line.Contains(name, StringComparison.Ordinal)));
    }

    // Returns the lines with errors. Leaves out the usage, which the program prints after the errors.
    private static string[] Errors(string error) =>
        error.Split("Description:")[0].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private async Task<string> UnpackAsync(string? content = null, params string[] more)
    {
        var (exitCode, _, error) = await RunAsync(content, [.. Good, .. more]);
        Assert.True(exitCode == 0, error);
        return await UnpackedAsync();
    }

    private async Task<string> UnpackedAsync()
    {
        var unpacked = Path.Combine(_folder.FullName, "unpacked");
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(_folder.FullName, "package.zip"), unpacked);
        return unpacked;
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string? content, string[] arguments) => HostProcess.RunToEndAsync(
        ["teams", "package", .. arguments, "--output", Path.Combine(_folder.FullName, "package.zip")],
        content is null ? [] : [("Content__Path", content)]);

    // Creates content with a French translation of only a few texts. All other texts fall back to English.
    private string WithFrench()
    {
        var content = Path.Combine(_folder.FullName, "content");
        foreach (
            var file in Directory.EnumerateFiles(
                RepositoryFolder.PathTo("dialogs-content"),
                "*",
                SearchOption.AllDirectories
            )
        )
        {
            var target = Path.Combine(content, Path.GetRelativePath(RepositoryFolder.PathTo("dialogs-content"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Change(
            content,
            "content.json",
            settings =>
                settings["languages"] = new JsonArray([
                    .. settings["languages"]!.AsArray().Select(Text).Union(["fr"]).Select(language => (JsonNode?)language),
                ])
        );
        Directory.CreateDirectory(Path.Combine(content, "texts", "fr"));
        File.Delete(Path.Combine(content, "texts", "fr", "teams.json"));
        File.WriteAllText(
            Path.Combine(content, "texts", "fr", "synonyms.json"),
            """{ "$schema": "../../schema/texts-synonyms.json", "synonyms": { "start": ["commencer ici"] } }""");
        return content;
    }

    private static async Task<string> ValidateAsync(string folder)
    {
        var tools = RepositoryFolder.PathTo("tests", "KnowledgePackages.Web.Tests", "Teams");
        Assert.True(
            Directory.Exists(Path.Combine(tools, "node_modules")),
            "Microsoft's schemas are not installed. Run `npm ci` in tests/KnowledgePackages.Web.Tests/Teams, or `bash tests/run.sh`, which does."
        );
        using var node = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(tools, "validate.cjs"), folder]) { RedirectStandardOutput = true }
        )!;
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return output.Trim();
    }

    private static string[] LanguagesIn(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(name => name != "manifest")
                .Order(),
        ];

    private static (int Width, int Height)? SizeOf(string png) => PngSize.Of(File.ReadAllBytes(png));

    private static JsonObject Read(string folder, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!.AsObject();

    private static void Change(string folder, string file, Action<JsonObject> change)
    {
        var json = Read(folder, file);
        change(json);
        File.WriteAllText(Path.Combine(folder, file), json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
