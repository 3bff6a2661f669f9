namespace KnowledgePackages.Domain.Content;

/// <summary>A public document, tool or network outside this product.</summary>
/// <param name="Id">The id of the resource. It never changes.</param>
/// <param name="Title">The original title, as published. <see cref="ContentTexts.ResourceTitle"/> returns the translated title.</param>
/// <param name="Publisher">The name of the publisher, as published. It is never translated.</param>
/// <param name="Year">The year of publication; null if the page does not state it.</param>
/// <param name="Kind">The kind of the resource.</param>
/// <param name="Language">The BCP 47 tag of the language in which the resource is written.</param>
/// <param name="Url">
/// The address of the resource. It starts with https, except for the addresses in <c>httpAllowed</c> of <c>resources.json</c>.
/// </param>
/// <param name="Minutes">The estimated time to read or use the resource, in minutes, at least 1.</param>
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

    /// <summary>The countries that the resource is for. Never empty in loaded content.</summary>
    public IReadOnlyList<CoverageRegion> Coverage { get; init; } = [];

    /// <summary>The ids of the countries that the resource is about; empty if it is about none of the content's countries.</summary>
    public IReadOnlyList<string> CountryIds { get; init; } = [];

    /// <summary>How much of the resource costs money.</summary>
    public ResourceCost Cost { get; init; }

    /// <summary>How much work a centre needs to use the resource.</summary>
    public ResourceEffort Effort { get; init; }

    /// <summary>The last day on which an editor saw the resource on a public page; null if no day is recorded.</summary>
    public DateOnly? Seen { get; init; }

    /// <summary>Whether the resource is meant to be found by search only, so that no station, tip or action lists it.</summary>
    public bool IsSearchOnly { get; init; }

    /// <summary>The mark that the resource is no longer available, with its substitute; null if the resource is available.</summary>
    public Unavailability? Unavailable { get; init; }
}
