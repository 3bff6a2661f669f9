namespace KnowledgePackages.Domain.Content;

/// <summary>An example from another centre, published at <see cref="Url"/>.</summary>
public sealed record CaseStudy(string Id, string PackageId, Uri Url)
{
    /// <summary>
    /// The publisher of the page, if some of the takeaways are the publisher's own (<see cref="PublishedTakeaways"/> is their number). Null
    /// if the editors concluded all takeaways from the page.
    /// </summary>
    public string? Publisher { get; init; }

    /// <summary>
    /// The number of takeaways, counted from the first, that the publisher states. The editors concluded the remaining ones from the page.
    /// </summary>
    public int PublishedTakeaways { get; init; }

    /// <summary>The ids of the countries that the example is from; empty if it is from none of the content's countries.</summary>
    public IReadOnlyList<string> CountryIds { get; init; } = [];

    /// <summary>The last day on which an editor saw the page; null if no day is recorded.</summary>
    public DateOnly? Seen { get; init; }
}
