using System.Text;
using KnowledgePackages.Bot.Plan;

namespace KnowledgePackages.Web.Plan;

/// <summary>Writes a plan as plain text, for the clipboard and for mail.</summary>
public static class PlainPlan
{
    private const string Bullet = "• ";
    private const string Indent = "   ";

    /// <summary>Returns the whole plan, with one item a line and addresses written out.</summary>
    public static string Write(PlanSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var text = new StringBuilder();
        text.Append(sheet.Title).Append('\n').Append(sheet.AsOf).Append('\n');
        Section(text, sheet.Words.Package, new[] { sheet.Package, sheet.Reason }.OfType<string>());
        Section(
            text,
            sheet.Words.Actions,
            sheet.Tasks.Count == 0 ? [sheet.Words.NoActions] : sheet.Tasks.SelectMany(task => Lines(task, sheet.Words))
        );
        Section(
            text,
            sheet.Words.Readings,
            sheet.Readings.SelectMany(reading => new[] { Bullet + reading.Title, Indent + reading.Address.AbsoluteUri })
        );
        Section(
            text,
            sheet.Words.Templates,
            sheet.Templates.SelectMany(template => new[] { Bullet + template.Title, Indent + template.Address.AbsoluteUri })
        );
        Section(text, sheet.Words.Route, sheet.Route.Select(stop => Bullet + stop.Line));
        Section(text, sheet.Words.Answers, sheet.Answers.Select(answer => $"{Bullet}{answer.Question} {answer.Answer}"));
        return text.ToString();
    }

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

    // Omit the heading of an empty section.
    private static void Section(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append('\n').Append(heading).Append('\n').AppendJoin('\n', all).Append('\n');
        }
    }
}
