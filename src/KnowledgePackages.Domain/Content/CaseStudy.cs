namespace KnowledgePackages.Domain.Content;

/// <summary>An example from another centre; its page is at <see cref="Url"/>.</summary>
public sealed record CaseStudy(string Id, string PackageId, Uri Url)
{
    /// <summary>Who published what the first takeaways say; null if all of them are the editors' reading of the page.</summary>
    public string? Publisher { get; init; }

    /// <summary>How many of the takeaways, from the first, are the publisher's; the others are the editors' reading.</summary>
    public int PublishedTakeaways { get; init; }

    /// <summary>The last day on which an editor saw the page; null where no day was noted.</summary>
    public DateOnly? Seen { get; init; }
}
