namespace KnowledgePackages.Web.Tests.Content;

/// <summary>Runs <c>content lint</c> on the command line, as an editor does.</summary>
public sealed class ContentLintTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-lint");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_content_of_this_repository_has_no_errors()
    {
        var (exitCode, output, error) = await HostProcess.RunToEndAsync(["content", "lint"]);

        Assert.True(exitCode == 0, output + error);
        Assert.Contains("Errors: 0. Warnings: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("listening", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_all_listed_and_give_the_exit_code_1()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "content.json"), "{");
        File.WriteAllText(Path.Combine(_folder.FullName, "notes.txt"), "x");

        var (exitCode, output, _) = await HostProcess.RunToEndAsync(["content", "lint"], ("Content__Path", _folder.FullName));

        Assert.Equal(1, exitCode);
        Assert.Contains("error: content.json:1: ", output, StringComparison.Ordinal);
        Assert.Contains("error: notes.txt: ", output, StringComparison.Ordinal);
        Assert.Contains("error: cases.json: The file is missing.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_told_with_the_fix()
    {
        var (exitCode, _, error) = await HostProcess.RunToEndAsync(["content", "lint"], ("Content__MissingTranslation", "Never"));

        Assert.Equal(1, exitCode);
        Assert.Contains("Content:MissingTranslation", error, StringComparison.Ordinal);
    }
}
