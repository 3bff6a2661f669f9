using KnowledgePackages.Bot;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Web.Tests.Usage;

/// <summary>Tests that the command <c>usage</c> reads the store that the settings name.</summary>
public sealed class UsageCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-usage");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task It_prints_the_finished_weeks_as_a_table_or_as_csv()
    {
        var file = Path.Combine(_folder.FullName, "state.db");
        var week = UsageEvent.WeekOf(TimeProvider.System.GetUtcNow().AddDays(-8));
        await using (var store = new SqliteConversationStore(file))
        {
            await store.OpenAsync(default);
            var counts = $$$"""{"counts":{"{{{UsageNames.Started}}}":1234},"moving":{}}""";
            await store.WriteAsync(new($"usage/{week:yyyy-MM-dd}"), new(System.Text.Encoding.UTF8.GetBytes(counts)), null, default);
        }

        (string, string)[] settings = [("Storage__Provider", "Sqlite"), ("Storage__Sqlite__Path", file)];
        var (code, table, problem) = await HostProcess.RunToEndAsync(["usage", "--weeks", "3"], settings);
        Assert.Equal((0, ""), (code, problem));
        Assert.Contains("1234", table, StringComparison.Ordinal);
        var (_, csv, _) = await HostProcess.RunToEndAsync(["usage", "--format", "csv"], settings);
        Assert.Contains(",Conversations,started,1234", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--weeks", "0")]
    [InlineData("--weeks", "many")]
    [InlineData("--format", "pdf")]
    public async Task A_wrong_option_ends_with_usage(string option, string value)
    {
        var (code, output, error) = await HostProcess.RunToEndAsync(["usage", option, value]);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("Usage:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_in_memory_has_nothing_to_read()
    {
        var (code, _, error) = await HostProcess.RunToEndAsync(["usage"], ("Storage__Provider", "Memory"));

        Assert.Equal(1, code);
        Assert.Contains("Storage:Provider is Memory", error, StringComparison.Ordinal);
    }
}
