namespace KnowledgePackages.Domain.Content;

/// <summary>An example from another centre; its page is at <see cref="Url"/>.</summary>
public sealed record CaseStudy(string Id, string PackageId, Uri Url)
{
    /// <summary>Who published the statements in the first takeaways; null if all takeaways are the editors' reading of the page.</summary>
    public string? Publisher { get; init; }

    /// <summary>How many of the takeaways, from the first, are the publisher's; the others are the editors' reading.</summary>
    public int PublishedTakeaways { get; init; }

    /// <summary>Ids of the countries of the centre; empty if the content does not have its country.</summary>
    public IReadOnlyList<string> CountryIds { get; init; } = [];

    /// <summary>The last day on which an editor saw the page; null if no day was noted.</summary>
    public DateOnly? Seen { get; init; }
}
