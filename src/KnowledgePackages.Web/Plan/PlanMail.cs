using System.Text;
using KnowledgePackages.Bot.Plan;

namespace KnowledgePackages.Web.Plan;

/// <summary>A plan as the address of a draft mail: <c>mailto:</c> with subject and text, no recipient.</summary>
public static class PlanMail
{
    /// <summary>The longest address, in characters: Outlook and Windows take about 2,000 and drop the rest without a word.</summary>
    public const int Longest = 1900;

    /// <summary>
    /// The address. Where the whole plan is too long, it ends after the last line that has room, and says that there is more.
    /// </summary>
    /// <param name="sheet">The plan.</param>
    /// <param name="back">Where the whole plan is; null: nowhere.</param>
    public static string Write(PlanSheet sheet, Uri? back = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var start = $"mailto:?subject={Uri.EscapeDataString(sheet.Title)}&body=";
        var end = Escaped($"\n{sheet.Words.More}{(back is null ? "" : $"\n{back.AbsoluteUri}")}");
        var lines = PlainPlan.Write(sheet).TrimEnd('\n').Split('\n').Select(line => Escaped($"{line}\n")).ToList();
        if (start.Length + lines.Sum(line => line.Length) <= Longest)
        {
            return start + string.Concat(lines);
        }

        var body = new StringBuilder(start);
        foreach (var line in lines.TakeWhile(line => body.Length + line.Length + end.Length <= Longest))
        {
            body.Append(line);
        }

        return body.Append(end).ToString();
    }

    // Mail has two signs for the end of a line.
    private static string Escaped(string text) => Uri.EscapeDataString(text.Replace("\n", "\r\n", StringComparison.Ordinal));
}
