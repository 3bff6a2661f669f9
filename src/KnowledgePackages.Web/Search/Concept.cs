namespace KnowledgePackages.Web.Search;

/// <summary>One concept in a question: a word or a phrase, with its synonyms. All words are stems.</summary>
/// <param name="Ways">The ways to express it, each a sequence of stems. The first is the way used in the question.</param>
internal sealed record Concept(IReadOnlyList<IReadOnlyList<string>> Ways)
{
    public Concept(string stem) : this([[stem]]) { }

    /// <summary>The ways as they stand in a text of stems, between spaces.</summary>
    public IReadOnlyList<string> Phrases { get; } = [.. Ways.Select(way => $" {string.Join(' ', way)} ")];

    /// <summary>Two concepts with the same key are equal.</summary>
    public string Key => string.Join(' ', Ways[0]);
}
