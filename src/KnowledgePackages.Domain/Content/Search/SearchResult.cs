namespace KnowledgePackages.Domain.Content.Search;

/// <summary>The result of a search.</summary>
public abstract record SearchResult
{
    private SearchResult() { } // no other classes can derive from it

    /// <summary>The index could not be built.</summary>
    public sealed record NotReady : SearchResult;

    /// <summary>The question has no word that is worth searching for, for example "is it so?"</summary>
    public sealed record NoWords : SearchResult;

    /// <summary>The search has found items that are good enough to be shown as an answer.</summary>
    /// <param name="Hits">The best first, at most three.</param>
    /// <param name="Language">The language of the question, in which the items were found.</param>
    /// <param name="Meant">
    /// Words of the content that replaced words of the question that nobody knows; mostly empty.
    /// </param>
    public sealed record Found(IReadOnlyList<SearchHit> Hits, string Language, IReadOnlyList<string> Meant) : SearchResult;

    /// <summary>The search has found nothing that is good enough.</summary>
    /// <param name="NearTermIds">Terms of the glossary that resemble the question; may be empty.</param>
    public sealed record Nothing(IReadOnlyList<string> NearTermIds) : SearchResult;
}

/// <summary>One result.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its content id; for a term, its id in the glossary.</param>
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

    /// <summary>A challenge, which is a question of the conversation.</summary>
    Challenge,

    /// <summary>A package.</summary>
    Package,
}
