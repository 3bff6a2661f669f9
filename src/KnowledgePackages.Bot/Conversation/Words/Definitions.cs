using KnowledgePackages.Bot.Conversation.Words.Spellings;


namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>The patterns of questions about the meaning of a term, in one language: "what is X", "what does X mean".</summary>
internal sealed class Definitions
{
    private const string TermMark = "{term}";

    private readonly Pattern[] _patterns;

    /// <param name="phrases">
    /// The patterns, normalized by <see cref="Utterance.Normalize"/> and <see cref="Phrasebook.Fold"/>, with the placeholder
    /// <c>{term}</c>. Phrases without the placeholder are ignored.
    /// </param>
    /// <param name="spelling">Supplies the short words that people join to a term (<see cref="Spelling.Joined"/>).</param>
    public Definitions(IEnumerable<string> phrases, Spelling spelling)
    {
        // Try the longest patterns first: "what do you mean by X" before "what do you mean X".
        _patterns = [.. phrases
            .Where(phrase => phrase.Contains(TermMark, StringComparison.Ordinal))
            .OrderByDescending(phrase => phrase.Length)
            .Select(phrase => phrase.Split(TermMark, 2, StringSplitOptions.TrimEntries))
            .SelectMany(parts => Joined(parts[0], spelling)
                .Select(before => new Pattern($" {before}", parts[1]))
                .Prepend(new Pattern(parts[0].Length > 0 ? $" {parts[0]} " : "", parts[1])))];
    }

    /// <summary>Returns every reading of a phrase as a question about a term, the most certain first.</summary>
    /// <param name="phrase">The phrase, normalized by <see cref="Utterance.Normalize"/> and <see cref="Phrasebook.Fold"/>.</param>
    public IEnumerable<Asked> In(string phrase)
    {
        var text = $" {phrase} ";
        foreach (var pattern in _patterns)
        {
            var start = text.IndexOf(pattern.Before, StringComparison.Ordinal);
            if (start < 0)
            {
                continue;
            }

            var begin = start + pattern.Before.Length;
            if (End(text, pattern, begin) is var end && end > begin && text[begin..end].Trim() is { Length: > 0 } term)
            {
                yield return new(text[..start].Trim(), term);
            }
        }
    }

    // Returns the index at which the term ends; -1 if the pattern does not match. A pattern that begins with the term, like "X, what is
    // it", matches only at the end of the phrase, because in the middle "what is it" could begin another question.
    private static int End(string text, Pattern pattern, int begin)
    {
        if (pattern.After.Length == 0)
        {
            return text.Length;
        }

        var after = $" {pattern.After} ";
        return pattern.Before.Length > 0 ? text.IndexOf(after, begin - 1, StringComparison.Ordinal)
            : text.EndsWith(after, StringComparison.Ordinal) ? text.Length - after.Length
            : -1;
    }

    // Returns the variants of a pattern in which its last word is joined to the term, like the French "d'" in "d'apprentissage".
    private static IEnumerable<string> Joined(string before, Spelling spelling) => spelling.Joined
        .Where(word => before.EndsWith(' ' + word, StringComparison.Ordinal) || before.EndsWith($" {word}e", StringComparison.Ordinal))
        .Select(word => before[..(before.LastIndexOf(' ') + 1)] + word);

    private sealed record Pattern(string Before, string After);
}

/// <summary>A question about a term.</summary>
/// <param name="Before">The words before the question; empty if the question begins the phrase.</param>
/// <param name="Term">The term that the question is about.</param>
internal sealed record Asked(string Before, string Term);
