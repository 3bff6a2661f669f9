using System.Text;
using KnowledgePackages.Bot.Plan;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Formats a plan as a <c>mailto:</c> address. The address opens a draft mail without a recipient, with a subject and with the plan as
/// text.
/// </summary>
public static class PlanMail
{
    /// <summary>
    /// The maximum length of the address in characters. Outlook and Windows drop all characters after about 2,000, without an error.
    /// </summary>
    public const int MaxLength = 1900;

    /// <summary>
    /// Returns the address. If the whole plan is too long, the mail contains the first lines that fit and a note that the plan continues.
    /// </summary>
    /// <param name="sheet">The plan.</param>
    /// <param name="back">The address of the whole plan, for the note; null for a note without an address.</param>
    public static string Write(PlanSheet sheet, Uri? back = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var start = $"mailto:?subject={Uri.EscapeDataString(sheet.Title)}&body=";
        var end = Escaped($"\n{sheet.Words.More}{(back is null ? "" : $"\n{back.AbsoluteUri}")}");
        var lines = PlainPlan.Write(sheet).TrimEnd('\n').Split('\n').Select(line => Escaped($"{line}\n")).ToList();
        if (start.Length + lines.Sum(line => line.Length) <= MaxLength)
        {
            return start + string.Concat(lines);
        }

        var body = new StringBuilder(start);
        foreach (var line in lines.TakeWhile(line => body.Length + line.Length + end.Length <= MaxLength))
        {
            body.Append(line);
        }

        return body.Append(end).ToString();
    }

    // Escapes a text for the address. Line breaks become CR LF, as mail requires.
    private static string Escaped(string text) => Uri.EscapeDataString(text.Replace("\n", "\r\n", StringComparison.Ordinal));
}
