namespace KnowledgePackages.Domain.Content.Search;

/// <summary>The groups of <c>synonyms.json</c> that a search needs.</summary>
public static class SearchWords
{
    /// <summary>
    /// Words that mean the same where somebody looks for something, between equals signs: "internship = placement = traineeship".
    /// </summary>
    public const string Related = "search.same";

    /// <summary>Words that questions are made of and nobody looks for: "find", "best", "want".</summary>
    public const string Empty = "search.empty";
}
