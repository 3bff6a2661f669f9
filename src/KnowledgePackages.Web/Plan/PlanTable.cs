using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Web.Documents;

namespace KnowledgePackages.Web.Plan;

/// <summary>Creates the table of actions.</summary>
internal static class PlanTable
{
    // The widths of the columns (action, who, until, proof, state) in fiftieths of a percent.
    private static readonly int[] Widths = [1900, 900, 750, 1000, 450];

    // In a right-to-left document these characters isolate the text of an action from the action's number, so that each has its own
    // direction.
    private const char Isolate = '\u2068';
    private const char EndOfIsolate = '\u2069';

    public static Table Of(PlanSheet sheet, WordParagraphs write)
    {
        var words = sheet.Words;
        return WordTable.Of(
            write,
            Widths,
            [words.Action, words.Who, words.Until, words.Proof, words.State],
            sheet.Tasks.Select(task =>
                new[]
                {
                    Lines(Numbered(sheet, task), task.Note is null ? null : $"{words.Note}: {task.Note}"),
                    Lines(task.Who ?? task.SuggestedWho),
                    Lines(task.UntilWords),
                    Lines(task.Proof),
                    Lines(task.State),
                }
            )
        );
    }

    private static string Numbered(PlanSheet sheet, PlanTask task) =>
        $"{task.Number}. {(sheet.IsRightToLeft ? $"{Isolate}{task.Text}{EndOfIsolate}" : task.Text)}";

    private static IReadOnlyList<string> Lines(params string?[] lines) => [.. lines.OfType<string>()];
}
