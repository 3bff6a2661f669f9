using KnowledgePackages.Bot.Conversation.Words.Spellings;


namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>The patterns of a language for asking what something means: "what is X", "what does X mean".</summary>
internal sealed class Definitions
{
    private const string TermMark = "{term}";

    private readonly Pattern[] _patterns;

    /// <param name="phrases">With a placeholder for the term; comparable and folded.</param>
    /// <param name="spelling">Knows which short words are joined to a term.</param>
    public Definitions(IEnumerable<string> phrases, Spelling spelling)
    {
        // Patterns with the most words first: "what do you mean by X" before "what do you mean".
        _patterns = [.. phrases
            .Where(phrase => phrase.Contains(TermMark, StringComparison.Ordinal))
            .OrderByDescending(phrase => phrase.Length)
            .Select(phrase => phrase.Split(TermMark, 2, StringSplitOptions.TrimEntries))
            .SelectMany(parts => Joined(parts[0], spelling)
                .Select(before => new Pattern($" {before}", parts[1]))
                .Prepend(new Pattern(parts[0].Length > 0 ? $" {parts[0]} " : "", parts[1])))];
    }

    /// <summary>Returns every way to read a phrase as a question about a term, the most certain first.</summary>
    /// <param name="phrase">Comparable and folded.</param>
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

    // Returns where the pattern ends. In "X, what is it" the pattern must end the phrase; otherwise it could begin another question.
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

    // In Arabic "by" is joined to the next word, in French "of" before a vowel.
    private static IEnumerable<string> Joined(string before, Spelling spelling) => spelling.Joined
        .Where(word => before.EndsWith(' ' + word, StringComparison.Ordinal) || before.EndsWith($" {word}e", StringComparison.Ordinal))
        .Select(word => before[..(before.LastIndexOf(' ') + 1)] + word);

    private sealed record Pattern(string Before, string After);
}

/// <summary>A question about a term.</summary>
/// <param name="Before">The words before the question; empty if it begins the phrase.</param>
/// <param name="Term">The term that the question is about.</param>
internal sealed record Asked(string Before, string Term);
