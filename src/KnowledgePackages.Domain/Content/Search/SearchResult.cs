namespace KnowledgePackages.Domain.Content.Search;

/// <summary>The result of a search.</summary>
public abstract record SearchResult
{
    private SearchResult() { } // closed: these outcomes and no others

    /// <summary>The index is still being built.</summary>
    public sealed record NotReady : SearchResult;

    /// <summary>The question has no word to search for: "is it so?"</summary>
    public sealed record NoWords : SearchResult;

    /// <summary>The search has found items.</summary>
    /// <param name="Hits">The best first, at most three.</param>
    /// <param name="Language">The language in which the items were found: the requested or the default language.</param>
    /// <param name="Share">The share of the question's words that the best hit contains: above 0, at most 1.</param>
    /// <param name="Meant">
    /// Words of the content that replaced words of the question that the content does not contain; mostly empty.
    /// </param>
    public sealed record Found(IReadOnlyList<SearchHit> Hits, string Language, double Share, IReadOnlyList<string> Meant) : SearchResult;

    /// <summary>The search has found nothing.</summary>
    /// <param name="NearTermIds">Terms of the glossary that resemble the question; may be empty.</param>
    public sealed record Nothing(IReadOnlyList<string> NearTermIds) : SearchResult;
}

/// <summary>One result.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its content id; for a term, its id in the glossary.</param>
/// <param name="Why">Which words were found in which part of the item, the most important part first; never empty.</param>
public sealed record SearchHit(SearchKind Kind, string Id, IReadOnlyList<SearchMatch> Why);

/// <summary>Words that were found in one part of a result.</summary>
/// <param name="Part">The part.</param>
/// <param name="Words">The words as the content spells them: at most three, without duplicates.</param>
public sealed record SearchMatch(SearchPart Part, IReadOnlyList<string> Words);

/// <summary>The kinds of items that can be found.</summary>
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

/// <summary>The part of an item in which words are found.</summary>
public enum SearchPart
{
    /// <summary>The item's name.</summary>
    Title,

    /// <summary>The item's text.</summary>
    Text,

    /// <summary>The item's context: the challenges and the station that it belongs to, who does it, the country.</summary>
    Around,
}
