namespace KnowledgePackages.Web.Search;

/// <summary>One concept in a search question: a word or a phrase, and its synonyms.</summary>
/// <param name="Ways">
/// The ways to express the concept, each a sequence of stems. The first is the way in which the question expresses it; the others are
/// synonyms.
/// </param>
internal sealed record Concept(IReadOnlyList<IReadOnlyList<string>> Ways)
{
    public Concept(string stem) : this([[stem]]) { }

    /// <summary>The ways as they stand in a text of stems, between spaces.</summary>
    public IReadOnlyList<string> Phrases { get; } = [.. Ways.Select(way => $" {string.Join(' ', way)} ")];

    /// <summary>The stems in the question, separated by spaces. Two concepts with the same key are equal.</summary>
    public string Key => string.Join(' ', Ways[0]);
}
