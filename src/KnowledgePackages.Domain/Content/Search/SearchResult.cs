namespace KnowledgePackages.Domain.Content.Search;

/// <summary>The result of a search.</summary>
public abstract record SearchResult
{
    private SearchResult() { } // no other classes can derive from it

    /// <summary>The index was not built yet at the time of the turn.</summary>
    public sealed record NotReady : SearchResult;

    /// <summary>The question has no word that is worth searching for, for example "is it so?"</summary>
    public sealed record NoWords : SearchResult;

    /// <summary>The search has found items.</summary>
    /// <param name="Hits">The items found, the best first, at most three.</param>
    /// <param name="Language">The language in which the items were found: the requested or the default language.</param>
    /// <param name="Share">The share of the question's words that the best hit contains: greater than 0, at most 1.</param>
    /// <param name="Meant">
    /// The corrections: words of the content that the search used instead of words of the question that the content does not have, for
    /// example mistyped ones. Usually empty.
    /// </param>
    public sealed record Found(IReadOnlyList<SearchHit> Hits, string Language, double Share, IReadOnlyList<string> Meant) : SearchResult;

    /// <summary>The search has found nothing.</summary>
    /// <param name="NearTermIds">Ids of the glossary terms that resemble the question; may be empty.</param>
    public sealed record Nothing(IReadOnlyList<string> NearTermIds) : SearchResult;
}

/// <summary>One item that the search has found.</summary>
/// <param name="Kind">The kind of the item.</param>
/// <param name="Id">The content id of the item; for a term, its id in the glossary.</param>
/// <param name="Why">The words that were found in each part of the item, the most important part first; never empty.</param>
public sealed record SearchHit(SearchKind Kind, string Id, IReadOnlyList<SearchMatch> Why);

/// <summary>The words that were found in one part of an item.</summary>
/// <param name="Part">The part of the item.</param>
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

    /// <summary>The item's context, for example the challenges or the station to which it belongs, its publisher or its country.</summary>
    Around,
}
