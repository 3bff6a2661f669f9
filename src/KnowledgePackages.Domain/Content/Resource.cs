namespace KnowledgePackages.Domain.Content;

/// <summary>A public document, tool or network outside this product.</summary>
/// <param name="Id">An id that never changes.</param>
/// <param name="Title">As published: never translated.</param>
/// <param name="Publisher">As published: never translated.</param>
/// <param name="Year">Year of publication; null where none was seen.</param>
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
    /// <summary>BCP 47 tags of other languages in which it exists, at the same address or linked from there.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>The countries that it is for; at least one entry in content that was read.</summary>
    public IReadOnlyList<CoverageRegion> Coverage { get; init; } = [];

    /// <summary>Whether it costs money.</summary>
    public ResourceCost Cost { get; init; }

    /// <summary>How much work a centre needs to use it.</summary>
    public ResourceEffort Effort { get; init; }

    /// <summary>The last day on which an editor saw it on a public page; null where no day was noted.</summary>
    public DateOnly? Seen { get; init; }

    /// <summary>Whether no card of a route names it: it is found by search only, on purpose.</summary>
    public bool IsSearchOnly { get; init; }

    /// <summary>Set if the page is no longer available: since when, and what to show instead.</summary>
    public Unavailability? Unavailable { get; init; }
}
