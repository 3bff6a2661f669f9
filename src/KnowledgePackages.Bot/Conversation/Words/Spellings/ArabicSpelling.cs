
namespace KnowledgePackages.Bot.Conversation.Words.Spellings;

/// <summary>
/// Removes the article ال, so that Arabic words with and without it are equal. Also finds names to which و, ف, ب, ل or ك is joined, because
/// Arabic joins these short words to the next word. <see cref="Utterance"/> normalizes letter variants, the lengthening stroke, diacritics
/// and digits, for every language that uses these letters.
/// </summary>
internal sealed class ArabicSpelling : Spelling
{
    private const string Article = "ال";
    private const string ToThe = "لل";

    public override IReadOnlyList<string> Joined { get; } = ["ب"];

    public override string Fold(string phrase) => phrase.Contains(Article, StringComparison.Ordinal)
        ? string.Join(' ', phrase.Split(' ').Select(WithoutArticle))
        : phrase;

    public override IEnumerable<string> WithoutJoined(string phrase)
    {
        foreach (var name in WithoutAnd(phrase) is { } rest ? new[] { phrase, rest } : [phrase])
        {
            if (name != phrase)
            {
                yield return name;
            }

            if (name.StartsWith(ToThe, StringComparison.Ordinal))
            {
                yield return name[ToThe.Length..];
            }
            else if (name is [('ب' or 'ل' or 'ك'), _, _, _, ..])
            {
                yield return Fold(name[1..]);
            }
        }
    }

    // Returns null if the first word is short, because short words are ambiguous: "ونعم" is also praise, and "ولا" also means "nor".
    public override string? WithoutAnd(string phrase) =>
        phrase is [('و' or 'ف'), ..] && (phrase + " ").IndexOf(' ', StringComparison.Ordinal) > 4 ? Fold(phrase[1..]) : null;

    // Remove the article only if at least three letters remain: in "الله" and "الان" these letters are not an article.
    private static string WithoutArticle(string word) =>
        word.StartsWith(Article, StringComparison.Ordinal) && word.Length >= 5 ? word[2..] : word;
}
