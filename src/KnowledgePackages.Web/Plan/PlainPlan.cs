using System.Text;
using KnowledgePackages.Bot.Plan;

namespace KnowledgePackages.Web.Plan;

/// <summary>Formats a plan as plain text for the clipboard and for mail.</summary>
public static class PlainPlan
{
    private const string Bullet = "• ";
    private const string Indent = "   ";

    /// <summary>Returns the whole plan, with one item per line. Links are written as full addresses.</summary>
    public static string Write(PlanSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var text = new StringBuilder();
        text.AppendJoin('\n', new[] { sheet.Title, sheet.Centre, sheet.AsOf }.OfType<string>()).Append('\n');
        Section(
            text,
            sheet.Words.Package,
            [.. new[] { sheet.Package, sheet.Reason }.OfType<string>(), .. sheet.Because.Select(point => Bullet + point)]
        );
        Section(
            text,
            sheet.Words.Actions,
            sheet.Tasks.Count == 0 ? [sheet.Words.NoActions] : sheet.Tasks.SelectMany(task => Lines(task, sheet.Words))
        );
        Section(text, sheet.Words.First, sheet.First.SelectMany(Lines));
        Section(text, sheet.Words.Readings, sheet.Readings.SelectMany(Lines));
        Section(
            text,
            sheet.Words.Route,
            [.. sheet.Route.Select(stop => Bullet + stop.Line), .. new[] { sheet.Time }.OfType<string>()]
        );
        Section(text, sheet.Words.Templates, sheet.Templates.SelectMany(Lines));
        Section(text, sheet.Words.Answers, sheet.Answers.Select(answer => $"{Bullet}{answer.Question} {answer.Answer}"));
        if (sheet.Earlier is { } earlier)
        {
            Section(
                text,
                earlier.Title,
                [
                    .. earlier.Lines,
                    .. earlier.Rows.SelectMany(row => new[]
                    {
                        Bullet + row.Title,
                        $"{Indent}{earlier.Then}: {row.Then}",
                        $"{Indent}{earlier.Now}: {row.Now}",
                    }),
                ]
            );
        }

        return text.ToString();
    }

    private static string[] Lines(PlanReading reading) =>
        [Bullet + reading.Title + (reading.Time is null ? "" : $" ({reading.Time})"), Indent + reading.Address.AbsoluteUri];

    private static IEnumerable<string> Lines(PlanTask task, PlanWords words)
    {
        yield return $"{task.Number}. {task.Text} ({task.State})";
        (string Label, string? Value)[] details =
        [
            (words.Who, task.Who ?? task.SuggestedWho),
            (words.Until, task.UntilWords),
            (words.Proof, task.Proof),
            (words.Note, task.Note),
        ];
        foreach (var (label, value) in details)
        {
            if (value is not null)
            {
                yield return $"{Indent}{label}: {value}";
            }
        }
    }

    // Appends a heading and its lines. Without lines appends nothing.
    private static void Section(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append('\n').Append(heading).Append('\n').AppendJoin('\n', all).Append('\n');
        }
    }
}
