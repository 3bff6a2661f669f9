using System.Globalization;
using System.Text;

namespace KnowledgePackages.Domain.Plan;

/// <summary>
/// Cleans a text that a person wrote for their plan, before it is stored. The result is one line without control characters, without
/// characters that change the direction of other text, with at most three accents on a letter, and with a limited length. Markup is not
/// removed, because the code that shows the text escapes it.
/// </summary>
public static class PlanText
{
    /// <summary>The maximum length of the name of a person or group who does an action, in UTF-16 code units.</summary>
    public const int MaxNameLength = 60;

    /// <summary>The maximum length of an action that a person adds, and of a proof, in UTF-16 code units.</summary>
    public const int MaxLineLength = 200;

    /// <summary>The maximum length of a note, in UTF-16 code units.</summary>
    public const int MaxNoteLength = 500;

    private const char Cut = '…';
    private const int MaxAccents = 3;

    /// <summary>
    /// Returns the text in the form in which it is stored; null if it has no readable character (letter, digit or symbol).
    /// </summary>
    /// <param name="text">The text that the person wrote; null counts as empty.</param>
    /// <param name="longest">
    /// The maximum length in UTF-16 code units. A longer text is cut between two characters and ends with an ellipsis.
    /// </param>
    public static string? Clean(string? text, int longest)
    {
        var clean = new StringBuilder();
        var accents = 0;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (clean.Length > longest * (1 + MaxAccents))
            {
                break; // the rest would be cut anyway, even if Normalize joins each letter with its accents
            }

            var category = Rune.GetUnicodeCategory(rune);
            accents = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? accents + 1 : 0;
            if (IsSpace(category))
            {
                _ = clean is { Length: > 0 } && clean[^1] != ' ' ? clean.Append(' ') : clean;
            }
            else if (accents <= MaxAccents && IsKept(rune, category))
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

    // Keep the zero-width joiner and non-joiner, because emoji and some scripts need them. Remove all other format characters, and the
    // characters that stand for no letter or sign.
    private static bool IsKept(Rune rune, UnicodeCategory category) =>
        category switch
        {
            UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
            UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => false,
            _ => rune != Rune.ReplacementChar,
        };
}
