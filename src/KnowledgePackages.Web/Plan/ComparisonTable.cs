using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Web.Documents;

namespace KnowledgePackages.Web.Plan;

/// <summary>Creates the table that compares the answers of the last finished round with those of the current round.</summary>
internal static class ComparisonTable
{
    // The widths of the columns (question, then, now) in fiftieths of a percent.
    private static readonly int[] Widths = [2800, 1100, 1100];

    public static Table Of(PlanComparison earlier, WordParagraphs write) =>
        WordTable.Of(
            write,
            Widths,
            [earlier.Question, earlier.Then, earlier.Now],
            earlier.Rows.Select(row => new IReadOnlyList<string>[] { [row.Title], [row.Then], [row.Now] })
        );
}
