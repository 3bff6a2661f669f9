namespace KnowledgePackages.Domain.Content;

/// <summary>A public document, tool or network outside this product.</summary>
/// <param name="Id">An id that never changes.</param>
/// <param name="Title">As published: never translated.</param>
/// <param name="Publisher">As published: never translated.</param>
/// <param name="Year">Year of publication; null if the page names none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Language">BCP 47 tag of the language it is written in.</param>
/// <param name="Url">Its address; https, with the exceptions that <c>resources.json</c> lists.</param>
/// <param name="Minutes">Estimated time to read or do it, in minutes, at least 1.</param>
public sealed record Resource(
    string Id,
    string Title,
    string Publisher,
    int? Year,
    ResourceKind Kind,
    string Language,
    Uri Url,
    int Minutes)
{
    /// <summary>BCP 47 tags of other languages in which the resource exists, at the same address or linked from there.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>The countries that the resource is for. Loaded content has at least one entry.</summary>
    public IReadOnlyList<CoverageRegion> Coverage { get; init; } = [];

    /// <summary>Ids of the countries that the resource is about; empty if it is about no country of the content.</summary>
    public IReadOnlyList<string> CountryIds { get; init; } = [];

    /// <summary>Whether the resource costs money.</summary>
    public ResourceCost Cost { get; init; }

    /// <summary>How much work a centre needs to use the resource.</summary>
    public ResourceEffort Effort { get; init; }

    /// <summary>The last day on which an editor saw it on a public page; null if no day was noted.</summary>
    public DateOnly? Seen { get; init; }

    /// <summary>Whether the resource is found by search only, on purpose: no card of a route names it.</summary>
    public bool IsSearchOnly { get; init; }

    /// <summary>Set if the page is no longer available: since when, and what to show instead.</summary>
    public Unavailability? Unavailable { get; init; }
}
