using System.Globalization;
using System.Text;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>Finds the choice that a text means: by label, synonym or number; capital letters, punctuation and extra spaces do not matter.</summary>
internal static class ChoiceRecognizer
{
    /// <summary>The choice, or null when the text means none of them or more than one.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="choices">What can be meant.</param>
    /// <param name="locale">Decides which letters are the same; one that is unknown is ignored.</param>
    public static FoundChoice? Find(string? text, IList<Choice> choices, string? locale)
    {
        var culture = CultureOf(locale);
        var said = Plain(text, culture);
        if (said.Length == 0) return null;
        var found = choices
            .SelectMany((choice, index) => NamesOf(choice).Where(name => Plain(name, culture) == said).Select(name => Found(choice, index, name)).Take(1))
            .ToList();
        if (found.Count > 0) return found.Count == 1 ? found[0] : found.Find(choice => choice.Synonym == text?.Trim());
        return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Count
            ? Found(choices[number - 1], number - 1, said)
            : null;
    }

    /// <summary>Small letters and digits with single spaces between the words; digits of any script become 0 to 9.</summary>
    private static string Plain(string? text, CultureInfo culture)
    {
        var plain = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsDigit(rune)) plain.Append((int)Rune.GetNumericValue(rune));
            else if (Rune.IsLetter(rune) || IsMark(rune)) plain.Append(Rune.ToLower(rune, culture).ToString());
            else if (plain.Length > 0 && plain[^1] != ' ' && !IsApostrophe(rune)) plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }

    private static CultureInfo CultureOf(string? locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale ?? "");
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>"don't" is one word, however it is written.</summary>
    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '\u2019';

    private static IEnumerable<string> NamesOf(Choice choice) =>
        new[] { choice.Value, choice.Action?.Title }.Concat(choice.Synonyms ?? []).OfType<string>();

    private static FoundChoice Found(Choice choice, int index, string by) =>
        new() { Value = choice.Value, Index = index, Score = 1, Synonym = by };
}
