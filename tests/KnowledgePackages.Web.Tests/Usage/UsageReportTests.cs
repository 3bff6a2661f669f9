using KnowledgePackages.Bot;
using KnowledgePackages.TestKit;
using KnowledgePackages.Web.Usage;

namespace KnowledgePackages.Web.Tests.Usage;

/// <summary>Tests that the report shows no count under five, and that nobody can compute such a count from the other counts.</summary>
public sealed class UsageReportTests
{
    [Theory]
    [InlineData("10 20 30", "10 20 30")]
    [InlineData("5 5", "5 5")]
    [InlineData("0 0 0", "- - -")]
    [InlineData("4 20 30", "- - 30")] // also hides 20: otherwise 4 would follow from the sum
    [InlineData("3 4 30", "- - 30")]
    [InlineData("1 2 30", "- - -")] // also hides 30: the sum of 1 and 2 is small, and would follow from the sum of all
    [InlineData("0 100", "- -")]
    [InlineData("0 7 7 9", "- - 7 9")]
    public void A_small_number_does_not_follow_from_the_sum(string parts, string shown) =>
        Assert.Equal(shown, Text(SmallNumbers.HideParts([.. parts.Split(' ').Select(long.Parse)])));

    [Fact]
    public void For_all_parts_up_to_twelve_nobody_can_compute_a_small_number_from_the_sum()
    {
        for (var code = 0; code < 13 * 13 * 13; code++)
        {
            long[] parts = [code % 13, code / 13 % 13, code / 169];
            var shown = SmallNumbers.HideParts(parts);

            var hidden = parts.Where((_, part) => shown[part].Shown is null).ToList();
            Assert.All(parts.Zip(shown), pair => Assert.True(pair.Second.Shown is null || pair.First >= SmallNumbers.Least));
            Assert.NotEqual(1, hidden.Count);
            Assert.True(hidden.Count is 0 or 3 || hidden.Sum() >= SmallNumbers.Least, string.Join(' ', parts));
        }
    }

    [Fact]
    public void Numbers_that_add_up_to_nothing_are_hidden_one_by_one() =>
        Assert.Equal("- 9 5", Text(SmallNumbers.Hide([4, 9, 5])));

    [Fact]
    public void A_report_has_every_row_and_says_why_a_number_is_missing()
    {
        var content = SampleContent.Load(SampleContent.Files, BotFactory.Requirements);
        Dictionary<string, long> counts = new()
        {
            [UsageNames.Started] = 40,
            [UsageNames.Finished] = 3,
            [UsageNames.Recommended("kp1")] = 2,
            [UsageNames.Recommended("kp2")] = 31,
            ["unknown/x"] = 99,
        };

        var report = UsageReport.Of(["2026-W47", "2026-W48"], [new Dictionary<string, long>(), counts], content);

        var csv = report.ToCsv();
        Assert.StartsWith("week,group,name,number\r\n2026-W47,Conversations,started,< 5\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("2026-W48,Conversations,started,40\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("2026-W48,Conversations,finished,< 5\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("2026-W48,Package recommended,kp1,< 5\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("2026-W48,Package recommended,kp2,not shown\r\n", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("99", csv, StringComparison.Ordinal);
        Assert.All(content.Questions, question => Assert.Contains($"Answers to {question.Id},notSure", csv, StringComparison.Ordinal));
        Assert.Contains("40", report.ToTable(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_tells_its_numbers_in_words_and_draws_no_hidden_one()
    {
        var row = new UsageRow("started", SmallNumbers.Hide([3, 40]));

        var chart = UsageChart.Draw(new("Conversations", [row]), ["2026-W47", "2026-W48"])!;

        Assert.Contains("aria-label=\"Conversations: started 2026-W47 &lt; 5, 2026-W48 40\"", chart, StringComparison.Ordinal);
        Assert.Equal(2, chart.Split("<rect").Length);
        Assert.Null(UsageChart.Draw(new("Conversations", [new("started", SmallNumbers.Hide([0, 4]))]), ["2026-W47", "2026-W48"]));
    }

    private static string Text(IEnumerable<UsageNumber> numbers) =>
        string.Join(' ', numbers.Select(number => number.Shown is { } shown ? $"{shown}" : "-"));
}
