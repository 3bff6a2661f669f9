namespace KnowledgePackages.Domain.Content.Search;

/// <summary>What became of a search.</summary>
public abstract record SearchResult
{
    private SearchResult() { } // closed: these outcomes and no others

    /// <summary>The index is still being built.</summary>
    public sealed record NotReady : SearchResult;

    /// <summary>The question has no word that could be looked for: "is it so?"</summary>
    public sealed record NoWords : SearchResult;

    /// <summary>Something was found.</summary>
    /// <param name="Hits">The best first, at most three.</param>
    /// <param name="Language">Where it was found: the language that was asked for, or the default language.</param>
    /// <param name="Share">How many of the words that were asked for the best hit has, as a share: above 0, at most 1.</param>
    /// <param name="Meant">Words of the content that were looked for, because some that were asked for stand nowhere; mostly none.</param>
    public sealed record Found(IReadOnlyList<SearchHit> Hits, string Language, double Share, IReadOnlyList<string> Meant) : SearchResult;

    /// <summary>Nothing was found.</summary>
    /// <param name="NearTermIds">Terms of the glossary that are a little like what was asked; maybe none.</param>
    public sealed record Nothing(IReadOnlyList<string> NearTermIds) : SearchResult;
}

/// <summary>Something that was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its content id; for a term that of the glossary.</param>
/// <param name="Why">Where it has which of the words, the weightiest part first; never empty.</param>
public sealed record SearchHit(SearchKind Kind, string Id, IReadOnlyList<SearchMatch> Why);

/// <summary>Words that stand in one part of what was found.</summary>
/// <param name="Part">Where.</param>
/// <param name="Words">As the content writes them, at most three, none twice.</param>
public sealed record SearchMatch(SearchPart Part, IReadOnlyList<string> Words);

/// <summary>What can be found.</summary>
public enum SearchKind
{
    /// <summary>A station.</summary>
    Station,

    /// <summary>A resource.</summary>
    Resource,

    /// <summary>A tip.</summary>
    Tip,

    /// <summary>A recommended action.</summary>
    Action,

    /// <summary>A case study.</summary>
    Case,

    /// <summary>A term of the glossary.</summary>
    Term,
}

/// <summary>The part of a thing that words stand in.</summary>
public enum SearchPart
{
    /// <summary>What it is called.</summary>
    Title,

    /// <summary>What it says.</summary>
    Text,

    /// <summary>What it is for: the challenges and the station that it belongs to, who does it, the country.</summary>
    Around,
}
