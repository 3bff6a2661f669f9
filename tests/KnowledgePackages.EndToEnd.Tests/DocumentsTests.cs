using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>The documents for developers name only existing paths and tests.</summary>
public sealed partial class DocumentsTests
{
    private const string Architecture = "docs/architecture.md";
    private const string Recipes = "docs/recipes.md";
    private const string Decisions = "docs/decisions/";

    // Paths that a build, a run or the tests create. All other paths must be in the repository.
    private static readonly string[] Made = ["artifacts/", "src/KnowledgePackages.Web/App_Data/", "wwwroot/"];

    public static TheoryData<string> Documents =>
        [
            "README.md",
            "CONTRIBUTING.md",
            Architecture,
            Recipes,
            .. Directory
                .EnumerateFiles(RepositoryFolder.PathTo(Decisions), "*.md")
                .Select(file => $"{Decisions}{Path.GetFileName(file)}")
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_that_it_names_exists(string document)
    {
        var text = File.ReadAllText(RepositoryFolder.PathTo(document));
        var folder = Path.GetDirectoryName(document)!;
        var fromRoot = CodeSpan().Matches(text).Concat(CommandPath().Matches(text)).Select(match => match.Groups[1].Value);
        var fromDocument = Link().Matches(text).Select(match => Path.Combine(folder, match.Groups[1].Value));
        var paths = fromRoot
            .Concat(fromDocument)
            .Where(path => !Made.Any(made => path.StartsWith(made, StringComparison.Ordinal)))
            .ToList();

        Assert.True(paths.Count > 0 || document.StartsWith(Decisions, StringComparison.Ordinal), $"{document} names no path.");
        Assert.All(
            paths,
            path => Assert.True(Path.Exists(RepositoryFolder.PathTo(path)), $"{document} names {path}, which does not exist.")
        );
    }

    [Theory]
    [InlineData(Architecture)]
    [InlineData(Recipes)]
    public void Every_test_that_it_names_exists(string document)
    {
        var sources = Directory
            .EnumerateFiles(RepositoryFolder.PathTo("tests"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToList();
        var named = NamedTest()
            .Matches(File.ReadAllText(RepositoryFolder.PathTo(document)))
            .Select(match => (Type: match.Groups[1].Value, Method: match.Groups[2].Value))
            .ToList();

        Assert.True(named.Count >= 20, $"{document} names {named.Count} tests only.");
        Assert.All(
            named,
            test =>
                Assert.True(
                    sources.Any(source =>
                        Regex.IsMatch(source, $@"\bclass {test.Type}\b")
                        && Regex.IsMatch(source, $@"\bpublic (?:async )?(?:Task|void) {test.Method}\(")
                    ),
                    $"{document} names {test.Type}.{test.Method}, which does not exist."
                )
        );
    }

    [Fact]
    public void The_README_shows_how_to_run_and_how_to_test()
    {
        var text = File.ReadAllText(RepositoryFolder.PathTo("README.md"));
        Assert.Contains("\ndotnet run --project src/KnowledgePackages.Web ", text, StringComparison.Ordinal);
        Assert.Contains("\nbash tests/run.sh ", text, StringComparison.Ordinal);
    }

    // Matches a path from the repository's root in code marks, such as `src/...`: it has a slash and no space. Does not match addresses,
    // media types and settings.
    [GeneratedRegex(@"`((?:src|tests|docs|dialogs-content|deploymentTemplates|artifacts|wwwroot)/[^\s`]*)`")]
    private static partial Regex CodeSpan();

    // Matches the path in [text](path#heading), which is relative to the document's folder. Does not match links to a heading of the same
    // document.
    [GeneratedRegex(@"\]\((?!https?:)([^)#\s]+)(?:#[^)\s]*)?\)")]
    private static partial Regex Link();

    // Matches a path from the repository's root in a block of commands.
    [GeneratedRegex(@"^(?:[A-Z_]+=\S+ )*(?:dotnet|bash) (?:[\w-]+ )*((?:src|tests)/\S+)", RegexOptions.Multiline)]
    private static partial Regex CommandPath();

    // Matches a test, such as `ClassTests.The_sentence_that_it_proves`. The underscore distinguishes a test from other members.
    [GeneratedRegex(@"`(\w+)\.(\w+_\w+)`")]
    private static partial Regex NamedTest();
}
