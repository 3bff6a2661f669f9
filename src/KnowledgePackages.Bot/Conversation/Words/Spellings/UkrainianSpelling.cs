using System.Buffers;

namespace KnowledgePackages.Bot.Conversation.Words.Spellings;

/// <summary>
/// In Ukrainian texts, replaces ґ by г, and replaces Latin letters by the Cyrillic letters that look the same, in words that also have
/// Cyrillic letters. A word in Latin letters only is unchanged: "Hi" stays a greeting, but "Hі" with a Cyrillic і becomes "ні".
/// </summary>
internal sealed class UkrainianSpelling : Spelling
{
    private const string Latin = "abcehikmoptxy";
    private const string Cyrillic = "авсенікмортху";

    private static readonly SearchValues<char> LatinLetters = SearchValues.Create(Latin);

    public override string Fold(string phrase)
    {
        phrase = phrase.Replace('ґ', 'г');
        return phrase.AsSpan().ContainsAny(LatinLetters) && phrase.Any(IsCyrillic)
            ? string.Join(' ', phrase.Split(' ').Select(word => word.Any(IsCyrillic) ? string.Concat(word.Select(Likeness)) : word))
            : phrase;
    }

    private static char Likeness(char letter) =>
        Latin.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? Cyrillic[place] : letter;

    private static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u052F';
}
