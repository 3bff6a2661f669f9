
namespace KnowledgePackages.Bot.Conversation.Words.Spellings;

/// <summary>
/// Makes the French spellings "l'EFP", "l EFP" and "lEFP" equal, because phones omit the apostrophe or replace it by a space.
/// </summary>
internal sealed class FrenchSpelling : Spelling
{
    private static readonly string[] Elided = ["c", "d", "j", "l", "m", "n", "qu", "s", "t"];

    public override IReadOnlyList<string> Joined { get; } = ["d", "qu"];

    public override string Fold(string phrase)
    {
        if (!phrase.Contains(' ', StringComparison.Ordinal))
        {
            return phrase;
        }

        var words = phrase.Split(' ');
        for (var i = words.Length - 2; i >= 0; i--)
        {
            if (Elided.Contains(words[i]) && StartsWithVowel(words[i + 1]) && words[i + 1].Length > 1)
            {
                (words[i], words[i + 1]) = (words[i] + words[i + 1], "");
            }
        }

        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    public override IEnumerable<string> WithoutJoined(string phrase) => Elided
        .Where(word => phrase.StartsWith(word, StringComparison.Ordinal) && StartsWithVowel(phrase[word.Length..]))
        .Select(word => phrase[word.Length..]);

    private static bool StartsWithVowel(string word) => word is [('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h'), ..];
}
