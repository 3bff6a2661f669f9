namespace KnowledgePackages.Web.Search;

/// <summary>One thing that a question asks about: a word or a phrase, and what means the same. All words are stems.</summary>
/// <param name="Ways">The ways to say it: each is a row of stems that stand together. The first is what was asked.</param>
internal sealed record Concept(IReadOnlyList<IReadOnlyList<string>> Ways)
{
    public Concept(string stem) : this([[stem]]) { }

    /// <summary>The key by which two concepts are the same.</summary>
    public string Key => string.Join(' ', Ways[0]);
}
