using System.Text.RegularExpressions;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Content.Links;

namespace KnowledgePackages.Web.Tests.Content.Links;

/// <summary>Runs the command on a copy of this repository's content. All addresses of the copy lead to a local server.</summary>
[Trait("Category", "Slow")]
public sealed partial class LinksCommandTests : IAsyncLifetime, IDisposable
{
    private readonly EditedFolder _folder = new();
    private SmallInternet _internet = null!;
    private int _links;

    public async Task InitializeAsync()
    {
        _internet = await SmallInternet.StartAsync();
        foreach (var file in new[] { "resources.json", "cases.json" })
        {
            var number = 0;
            _folder.Write(
                file,
                Address()
                    .Replace(
                        HttpAllowed().Replace(Hosts().Replace(_folder.Read(file), ""), "\"httpAllowed\": []"),
                        _ => $"\"url\": \"https://good.example/200/{file}/{number++}\""
                    )
            );
            _links += number;
        }
    }

    public async Task DisposeAsync() => await _internet.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Good_links_make_a_short_report_and_the_exit_code_0()
    {
        var (exitCode, output) = await RunAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains(
            $"good.example: {_links} of {_links} can be opened\n"
            + $"Links: {_links}. Work: {_links}. Moved: 0. Gone: 0. Fail now: 0. Refuse programs: 0.",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Tells_by_host_with_file_line_and_id_what_there_is_to_do()
    {
        Lead("etf-enesat", "https://old.example/404");
        Lead("katapult-tools", "https://old.example/moved/200");
        Lead("etf-ppp-models", "https://new.example/500");
        Lead("etf-ppp-skills", "https://new.example/403");
        var line =
            1
            + Array.FindIndex(
                _folder.Read("resources.json").Split('\n'),
                line => line.Contains("\"id\": \"etf-enesat\"", StringComparison.Ordinal)
            );
        var before = _folder.Read("resources.json");

        var (exitCode, output) = await RunAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("old.example: 1 of 2 can be opened\n", output, StringComparison.Ordinal);
        Assert.Contains(
            $"  gone: resources.json:{line}: etf-enesat: https://old.example/404 answers 404. Put the address right, or let ",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "katapult-tools: https://old.example/moved/200 is now at https://old.example/200. Change the address to that.",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("  fails: ", output, StringComparison.Ordinal);
        Assert.Contains(
            "etf-ppp-skills: https://new.example/403 answers 403 to programs. Look with a browser.",
            output,
            StringComparison.Ordinal
        );
        Assert.Equal(before, _folder.Read("resources.json"));
    }

    [Fact]
    public async Task Marks_what_is_gone_with_the_nearest_resource_that_can_be_opened_and_takes_the_mark_away_when_it_is_back()
    {
        Lead("etf-enesat", "https://old.example/404");
        Lead("etf-ppp-models", "https://new.example/500"); // 500 may be temporary, so the command sets no mark
        var before = _folder.Read("resources.json");

        var (exitCode, output) = await RunAsync(marks: true);

        Assert.Equal(1, exitCode); // because one link still fails
        Assert.Contains("marks set: 1, taken away: 0", output, StringComparison.Ordinal);
        var content = new ContentFolder(_folder.Path).Load();
        var mark = content.GetResource("etf-enesat").Unavailable!;
        Assert.Equal(new DateOnly(2026, 11, 25), mark.Since);
        Assert.Null(content.GetResource("etf-ppp-models").Unavailable);
        Assert.Equal("etf-isatcove", mark.SubstituteId); // this resource shares the most items, the kind and the publisher

        _folder.Replace("resources.json", "https://old.example/404", "https://old.example/200");
        (_, output) = await RunAsync();
        Assert.Contains("  back: resources.json", output, StringComparison.Ordinal);
        await RunAsync(marks: true);
        Assert.Equal(
            before.Replace("https://old.example/404", "https://old.example/200", StringComparison.Ordinal),
            _folder.Read("resources.json")
        );
    }

    [Fact]
    public async Task With_every_broken_link_marked_the_exit_code_is_0_and_nobody_is_sent_there_again()
    {
        Lead("etf-enesat", "https://old.example/404");

        Assert.Equal(0, (await RunAsync(marks: true)).ExitCode);
        var (exitCode, output) = await RunAsync();

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("gone:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_with_problems_is_for_the_lint_first()
    {
        _folder.Write("cases.json", "{");

        var end = await Assert.ThrowsAsync<StartException>(() => RunAsync());

        Assert.Contains("content lint", end.Message, StringComparison.Ordinal);
        Assert.Empty(_internet.Asked);
    }

    private async Task<(int ExitCode, string Output)> RunAsync(bool marks = false)
    {
        using var network = _internet.Network();
        var output = new StringWriter { NewLine = "\n" };
        // The command writes this date into the marks.
        var time = new DayTime(new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        var exitCode = await LinksCommand.RunAsync(new ContentFolder(_folder.Path), marks, network, SmallInternet.Times, time, output);
        return (exitCode, output.ToString());
    }

    private void Lead(string id, string address) =>
        _folder.Write(
            "resources.json",
            Regex.Replace(
                _folder.Read("resources.json"),
                $"(\"id\": \"{id}\",.*?\"url\": )\"[^\"]*\"",
                $"$1\"{address}\"",
                RegexOptions.Singleline
            )
        );

    [GeneratedRegex("\"url\": \"[^\"]*\"")]
    private static partial Regex Address();

    [GeneratedRegex("\"httpAllowed\": \\[[^\\]]*\\]")]
    private static partial Regex HttpAllowed();

    [GeneratedRegex("\"hosts\": \\[[^\\]]*\\],")]
    private static partial Regex Hosts();

    /// <summary>A clock whose date is fixed, and whose timers run in real time.</summary>
    private sealed class DayTime(DateTimeOffset day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => day;
    }
}
