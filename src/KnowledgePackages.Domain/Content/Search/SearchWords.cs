namespace KnowledgePackages.Domain.Content.Search;

/// <summary>The groups of <c>synonyms.json</c> that a search needs.</summary>
public static class SearchWords
{
    /// <summary>Words that mean the same in a search, separated by equals signs: "internship = placement = traineeship".</summary>
    public const string Related = "search.same";

    /// <summary>Words that are common in questions and not worth searching for: "find", "best", "want".</summary>
    public const string Empty = "search.empty";
}
