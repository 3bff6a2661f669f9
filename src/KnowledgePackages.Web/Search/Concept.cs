namespace KnowledgePackages.Web.Search;

/// <summary>One concept in a search question: a word or a phrase, and its synonyms.</summary>
/// <param name="Wordings">
/// The wordings of the concept, each a sequence of stems. The first is the wording of the question; the others are synonyms.
/// </param>
internal sealed record Concept(IReadOnlyList<IReadOnlyList<string>> Wordings)
{
    public Concept(string stem) : this([[stem]]) { }

    /// <summary>
    /// The wordings as strings, with a space between stems and at both ends. So a search for such a string in a text of stems finds only
    /// whole stems.
    /// </summary>
    public IReadOnlyList<string> Phrases { get; } = [.. Wordings.Select(wording => $" {string.Join(' ', wording)} ")];

    /// <summary>The stems of the question's wording, separated by spaces. A question has at most one concept for each key.</summary>
    public string Key => string.Join(' ', Wordings[0]);
}
