using System.Diagnostics;

namespace KnowledgePackages.Web.Tests;

/// <summary>Runs the program with different command lines: settings of the host, commands, and invalid command lines.</summary>
[Trait("Category", "Slow")]
public sealed class CommandsTests
{
    [Theory]
    [InlineData("contnt", "content")]
    [InlineData("teems", "teams")]
    [InlineData("foo", "")]
    [InlineData("content lnt", "lint")]
    [InlineData("content", "")]
    [InlineData("content lint --verbose", "")]
    [InlineData("content preview --nobrowser", "--no-browser")]
    [InlineData("content review fr de", "")]
    [InlineData("content review mark fr", "")]
    [InlineData("content review mark fr --by --file messages.json", "")]
    [InlineData("teams package", "")]
    [InlineData("data lst", "list")]
    [InlineData("data erase --yes", "")]
    [InlineData("data erase --channel msteams", "")]
    [InlineData("data erase --user somebody --yes", "")]
    [InlineData("data erase --conversation s1/ --yes", "")]
    [InlineData("data erase --conversation keys/0123456789012345678901 --yes", "")]
    [InlineData("data list --channel msteams --conversation s1/0123456789012345678901", "")]
    [InlineData("data export --conversation s1/0123456789012345678901", "")]
    [InlineData("data copy --from Sqlite --to Memory", "")]
    [InlineData("keys", "")]
    [InlineData("health --url nonsense", "")]
    public async Task A_wrong_command_line_ends_with_2_the_nearest_command_and_usage(string line, string nearest)
    {
        var (exitCode, output, error) = await HostProcess.RunToEndAsync(line.Split(' '));

        Assert.Equal(2, exitCode);
        Assert.Contains("Usage:", error, StringComparison.Ordinal);
        Assert.Equal(
            nearest.Length > 0 ? nearest : null,
            error.Split('\n').SkipWhile(text => !text.Contains("Did you mean", StringComparison.Ordinal)).ElementAtOrDefault(1)?.Trim()
        );
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("--help", "content", "teams", "--version")]
    [InlineData("-h", "content", "teams", "--version")]
    [InlineData("-?", "content", "teams", "--version")]
    [InlineData("health --help", "--url")]
    [InlineData("data --help", "list", "export", "erase", "backup", "copy")]
    [InlineData("data erase --help", "--channel", "--tenant", "--user", "--conversation", "--yes", "running host")]
    [InlineData("content --help", "lint", "links", "preview", "review")]
    [InlineData("content links -h", "--mark")]
    [InlineData("content preview -h", "--no-browser")]
    [InlineData("content review mark --help", "mark <language>", "--by", "--file")]
    [InlineData(
        "teams package --help",
        "--app-id",
        "--host",
        "--developer",
        "--website",
        "--privacy",
        "--terms",
        "--id",
        "--version",
        "--output"
    )]
    public async Task Help_names_what_there_is_and_ends_with_0(string line, params string[] named)
    {
        var (exitCode, output, error) = await HostProcess.RunToEndAsync(line.Split(' '));

        Assert.Equal(0, exitCode);
        Assert.All(["Usage:", .. named], name => Assert.Contains(name, output, StringComparison.Ordinal));
        Assert.Empty(error);
    }

    [Fact]
    public async Task The_version_is_that_of_the_program()
    {
        var (exitCode, output, _) = await HostProcess.RunToEndAsync(["--version"]);

        Assert.Equal(0, exitCode);
        Assert.StartsWith(typeof(Program).Assembly.GetName().Version!.ToString(3), output, StringComparison.Ordinal);
    }

    // A wrong value ends the start with an error that names the setting's key. So the error proves that the host has read the command line.
    [Theory]
    [InlineData("--Storage:Provider Postgres")]
    [InlineData("--Storage:Provider=Postgres")]
    [InlineData("/Storage:Provider Postgres")]
    [InlineData("Storage:Provider=Postgres")]
    [InlineData("--urls http://127.0.0.1:0 Storage:Provider=Postgres")]
    [InlineData("--environment Production --Content:Path ../../dialogs-content --Storage:Provider Postgres")]
    public async Task Settings_on_the_command_line_go_to_the_host(string line)
    {
        var (exitCode, _, error) = await HostProcess.RunToEndAsync(line.Split(' '));

        Assert.Equal(1, exitCode);
        Assert.Contains("Storage:Provider is not a store", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--urls http://127.0.0.1:0 --Storage:Provider Memory")]
    public async Task The_host_starts_without_the_library_for_command_lines(string line)
    {
        using var host = HostProcess.Start(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), ("Storage__Provider", "Memory"));
        try
        {
            Assert.True(await WritesAsync(host, "Now listening on: "));
            Assert.False(IsLoaded(host));
        }
        finally
        {
            host.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_command_loads_the_library_for_command_lines()
    {
        using var preview = HostProcess.Start(["content", "preview", "--no-browser"]);
        try
        {
            Assert.True(await WritesAsync(preview, " is at http://127.0.0.1:"));
            Assert.Equal(OperatingSystem.IsLinux(), IsLoaded(preview));
        }
        finally
        {
            preview.Kill(entireProcessTree: true);
        }
    }

    private static async Task<bool> WritesAsync(Process process, string text)
    {
        using var limit = new CancellationTokenSource(Patience.Longest);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Returns whether the process has loaded System.CommandLine. The runtime maps each loaded assembly into memory, and only Linux lists
    // these mappings. On other systems returns false.
    private static bool IsLoaded(Process process) =>
        OperatingSystem.IsLinux()
        && File.ReadAllText($"/proc/{process.Id}/maps").Contains("System.CommandLine.dll", StringComparison.Ordinal);
}
