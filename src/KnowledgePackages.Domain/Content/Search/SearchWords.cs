namespace KnowledgePackages.Domain.Content.Search;

/// <summary>The names of the groups in <c>synonyms.json</c> that the search uses.</summary>
public static class SearchWords
{
    /// <summary>
    /// The group of equivalent words. Each phrase in it lists words that mean the same in a search: "internship = placement = traineeship".
    /// </summary>
    public const string Related = "search.same";

    /// <summary>The group of words that are common in questions and not worth searching for: "find", "best", "want".</summary>
    public const string Empty = "search.empty";
}
