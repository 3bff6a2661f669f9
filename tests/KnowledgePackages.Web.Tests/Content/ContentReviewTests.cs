using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Content;

/// <summary>Runs <c>content review</c> and <c>content review mark</c> on the command line, as an editor does.</summary>
public sealed class ContentReviewTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-review");

    public ContentReviewTests()
    {
        var source = RepositoryFolder.PathTo("dialogs-content");
        foreach (var file in Directory.EnumerateFiles(source, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_mark_shows_in_the_report_and_falls_back_when_a_text_changes()
    {
        Assert.Matches("(?m)^fr: \\d{3,} texts, 0 reviewed, 0 changed since, 0 missing\r?$", await ReviewAsync());

        Assert.Contains("texts are marked as reviewed by Amel", await ReviewAsync("mark", "fr", "--by", "Amel"), StringComparison.Ordinal);
        Assert.Matches("(?m)^fr: (\\d+) texts, \\1 reviewed, 0 changed since, 0 missing\r?$", await ReviewAsync());

        var messages = Path.Combine(_folder.FullName, "texts", "fr", "messages.json");
        File.WriteAllText(messages, File.ReadAllText(messages).Replace("\"Bonjour.\"", "\"Bienvenue.\"", StringComparison.Ordinal));
        var report = await ReviewAsync("fr");
        Assert.Contains("  changed: greeting.hello", report, StringComparison.Ordinal);
        Assert.Matches("(?m)^fr: \\d+ texts, \\d+ reviewed, 1 changed since, 0 missing\r?$", report);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(1, "There is no language xx. Write one of: en, ", "xx")]
    [InlineData(1, "fr has no texts in words.json. Write one of: about.json, ", "mark", "fr", "--by", "Amel", "--file", "words.json")]
    [InlineData(2, "'--by' is required", "mark", "fr")]
    [InlineData(2, "--by: The value is missing", "mark", "fr", "--by", "")]
    [InlineData(2, "--by: The value is missing", "mark", "fr", "--by", "--file", "messages.json")]
    public async Task What_cannot_be_done_is_told_with_the_fix_and_changes_nothing(int ends, string told, params string[] arguments)
    {
        var (exitCode, _, error) = await RunAsync(arguments);

        Assert.Equal(ends, exitCode);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Contains(
            "\"reviews\": []",
            File.ReadAllText(Path.Combine(_folder.FullName, "texts", "fr", "review.json")),
            StringComparison.Ordinal
        );
    }

    private async Task<string> ReviewAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);
        Assert.True(exitCode == 0, output + error);
        return output;
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments) =>
        HostProcess.RunToEndAsync(["content", "review", .. arguments], ("Content__Path", _folder.FullName));
}
