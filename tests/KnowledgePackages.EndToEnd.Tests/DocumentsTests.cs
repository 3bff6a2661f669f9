using System.Text.RegularExpressions;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>README.md and CONTRIBUTING.md may only name what is there.</summary>
public sealed partial class DocumentsTests
{
    // What a build, a run or the tests make; everything else must be in the tree.
    private static readonly string[] Made = ["artifacts/", "src/KnowledgePackages.Web/App_Data/", "wwwroot/"];

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_path_that_it_names_exists(string document)
    {
        var text = File.ReadAllText(Repository.PathTo(document));
        var named = CodeSpan().Matches(text).Concat(Link().Matches(text)).Concat(CommandPath().Matches(text)).Select(match => match.Groups[1].Value);
        var paths = named.Where(name => !Made.Any(made => name.StartsWith(made, StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(Path.Exists(Repository.PathTo(path)), $"There is no {path}."));
    }

    [Fact]
    public void The_README_shows_how_to_run_and_how_to_test()
    {
        var text = File.ReadAllText(Repository.PathTo("README.md"));
        Assert.Contains("\ndotnet run --project src/KnowledgePackages.Web ", text, StringComparison.Ordinal);
        Assert.Contains("\nbash tests/run.sh ", text, StringComparison.Ordinal);
    }

    // `src/...`: a slash in it, no space, and no address, media type or setting.
    [GeneratedRegex(@"`((?:src|tests|dialogs-content|artifacts|wwwroot)/[^\s`]*)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\(((?!https?:)[^)\s]+)\)")]
    private static partial Regex Link();

    // A path in a block of commands.
    [GeneratedRegex(@"^(?:dotnet|bash) (?:[a-z-]+ )*((?:src|tests)/\S+)", RegexOptions.Multiline)]
    private static partial Regex CommandPath();
}
