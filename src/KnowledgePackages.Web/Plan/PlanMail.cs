using System.Text;
using KnowledgePackages.Bot.Plan;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Writes a plan as a <c>mailto:</c> address, which opens a draft mail with a subject and the plan as text, without a recipient.
/// </summary>
public static class PlanMail
{
    /// <summary>
    /// The maximum length of the address in characters. Outlook and Windows accept about 2,000 and silently drop the rest.
    /// </summary>
    public const int MaxLength = 1900;

    /// <summary>
    /// Returns the address. If the whole plan is too long, the text has only the first lines that fit, and then a note that the plan is
    /// longer.
    /// </summary>
    /// <param name="sheet">The plan.</param>
    /// <param name="back">The address of the whole plan, which is part of the note; null if the plan has no address.</param>
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

    // Returns the text for the address. Lines in a mail end with CR and LF.
    private static string Escaped(string text) => Uri.EscapeDataString(text.Replace("\n", "\r\n", StringComparison.Ordinal));
}
