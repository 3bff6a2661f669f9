namespace KnowledgePackages.Domain.Content.Search;

/// <summary>The result of a search.</summary>
public abstract record SearchResult
{
    private SearchResult() { } // closed: these cases and no others

    /// <summary>The search is not available, because the index could not be built.</summary>
    public sealed record NotReady : SearchResult;

    /// <summary>The question has no word that is worth searching for, for example "is it so?"</summary>
    public sealed record NoWords : SearchResult;

    /// <summary>The search has found items that are good enough to be shown as an answer.</summary>
    /// <param name="Hits">The items, the best first, at most three.</param>
    /// <param name="Language">The language of the question, in which the items were found.</param>
    /// <param name="Meant">
    /// The content's words that the search used instead of mistyped words of the question; empty if it corrected no word.
    /// </param>
    public sealed record Found(IReadOnlyList<SearchHit> Hits, string Language, IReadOnlyList<string> Meant) : SearchResult;

    /// <summary>The search has found nothing that is good enough.</summary>
    /// <param name="NearTermIds">The ids of glossary terms that resemble the question; may be empty.</param>
    public sealed record Nothing(IReadOnlyList<string> NearTermIds) : SearchResult;
}

/// <summary>One item that a search found.</summary>
/// <param name="Kind">The kind of the item.</param>
/// <param name="Id">The content id of the item; for a term, its id in the glossary.</param>
public sealed record SearchHit(SearchKind Kind, string Id);

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

    /// <summary>A challenge. The bot asks about it in a question.</summary>
    Challenge,

    /// <summary>A package.</summary>
    Package,
}
