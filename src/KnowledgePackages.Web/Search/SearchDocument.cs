using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Web.Search;

/// <summary>One content item that a search can find, in one language.</summary>
/// <param name="Kind">The kind of the item, for example a station.</param>
/// <param name="Id">The content id of the item.</param>
/// <param name="Parts">The item's texts, the most important part first.</param>
internal sealed record SearchDocument(SearchKind Kind, string Id, IReadOnlyList<SearchText> Parts)
{
    /// <summary>The packages that the item belongs to; empty if it belongs to none.</summary>
    public IReadOnlyList<string?> PackageIds { get; init; } = [];

    /// <summary>The stations that the item belongs to; empty if it belongs to none.</summary>
    public IReadOnlyList<string?> StationIds { get; init; } = [];
}

/// <summary>A text in one part of an item.</summary>
internal readonly record struct SearchText(SearchPart Part, string Text);
