namespace KnowledgePackages.Web.Search;

/// <summary>The part of an item in which words are found.</summary>
internal enum SearchPart
{
    /// <summary>The item's name.</summary>
    Title,

    /// <summary>The item's text.</summary>
    Text,

    /// <summary>The item's context: its challenges, its station, the people who do it, or the country.</summary>
    Around,
}
