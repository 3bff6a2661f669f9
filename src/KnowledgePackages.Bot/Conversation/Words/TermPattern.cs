namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>A phrase with a placeholder for a term: "I want {term}".</summary>
/// <param name="Before">The words before the term.</param>
/// <param name="After">The words after the term.</param>
internal readonly record struct TermPattern(string Before, string After)
{
    private const string TermMark = "{term}";

    /// <summary>Splits a phrase at its placeholder.</summary>
    /// <param name="phrase">
    /// The phrase, normalized by <see cref="Utterance.Normalize"/> and <see cref="Phrasebook.Fold"/>. If it has no placeholder, the term
    /// follows the phrase.
    /// </param>
    public static TermPattern Of(string phrase) =>
        phrase.Split(TermMark, 2) is [var before, var after] ? new(before, after) : new(phrase, "");

    /// <summary>Returns whether a phrase matches this pattern with a term that is not empty.</summary>
    public bool IsMatch(string phrase) => phrase.Length > Before.Length + After.Length
        && phrase.StartsWith(Before, StringComparison.Ordinal) && phrase.EndsWith(After, StringComparison.Ordinal);

    /// <summary>Returns the term in a phrase for which <see cref="IsMatch"/> returns true.</summary>
    public string ExtractTerm(string phrase) => phrase[Before.Length..^After.Length].Trim();
}
