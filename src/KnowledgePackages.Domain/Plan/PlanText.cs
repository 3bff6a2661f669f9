using System.Globalization;
using System.Text;

namespace KnowledgePackages.Domain.Plan;

/// <summary>
/// Cleans text that a person wrote for their plan before it is stored: one line, without control characters, without characters that change
/// the direction of other text, without stacked accents, and not too long. Markup is not removed: the code that shows the text escapes it.
/// </summary>
public static class PlanText
{
    /// <summary>The longest name of a person or a group who does an action, in UTF-16 units.</summary>
    public const int LongestName = 60;

    /// <summary>The longest action of a person's own, and the longest proof, in UTF-16 units.</summary>
    public const int LongestLine = 200;

    /// <summary>The longest note, in UTF-16 units.</summary>
    public const int LongestNote = 500;

    private const char Cut = '…';
    private const int MostAccents = 3;

    /// <summary>Returns the text as it is stored; null if nothing readable is left.</summary>
    /// <param name="text">What the person wrote.</param>
    /// <param name="longest">
    /// The length limit in UTF-16 units. A longer text is cut between two characters and ends with an ellipsis.
    /// </param>
    public static string? Clean(string? text, int longest)
    {
        var clean = new StringBuilder();
        var accents = 0;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (clean.Length > longest * (1 + MostAccents))
            {
                break; // what follows is cut anyway, even where every letter and its accents become one
            }

            var category = Rune.GetUnicodeCategory(rune);
            accents = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? accents + 1 : 0;
            if (IsSpace(category))
            {
                _ = clean is { Length: > 0 } && clean[^1] != ' ' ? clean.Append(' ') : clean;
            }
            else if (accents <= MostAccents && IsKept(rune, category))
            {
                clean.Append(rune.ToString());
            }
        }

        var line = clean.ToString().Normalize().Trim();
        line = line.Length <= longest ? line : $"{line[..EndBefore(line, longest)].TrimEnd()}{Cut}";
        return line.EnumerateRunes().Any(IsReadable) ? line : null;
    }

    private static int EndBefore(string line, int longest)
    {
        var end = 0;
        while (end < line.Length && StringInfo.GetNextTextElementLength(line, end) is var next && end + next < longest)
        {
            end += next;
        }

        return end;
    }

    private static bool IsReadable(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol;

    private static bool IsSpace(UnicodeCategory category) =>
        category
            is UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Control;

    // Keep the two joiners, which belong to letters of some scripts and to emoji; drop every other invisible character.
    private static bool IsKept(Rune rune, UnicodeCategory category) =>
        category switch
        {
            UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
            UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => false,
            _ => rune != Rune.ReplacementChar,
        };
}
