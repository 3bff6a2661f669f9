namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>A phrase with a place for a term: "I want {term}".</summary>
/// <param name="Before">What stands before the term.</param>
/// <param name="After">What stands after it.</param>
internal readonly record struct TermPattern(string Before, string After)
{
    private const string TermMark = "{term}";

    /// <param name="phrase">Comparable and folded; without a mark the term is what follows.</param>
    public static TermPattern Of(string phrase) =>
        phrase.Split(TermMark, 2) is [var before, var after] ? new(before, after) : new(phrase, "");

    /// <summary>Whether a phrase is of this form and names something.</summary>
    public bool Fits(string phrase) => phrase.Length > Before.Length + After.Length
        && phrase.StartsWith(Before, StringComparison.Ordinal) && phrase.EndsWith(After, StringComparison.Ordinal);

    /// <summary>What a phrase that fits names.</summary>
    public string TermIn(string phrase) => phrase[Before.Length..^After.Length].Trim();
}
