using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Web.Search;

/// <summary>One item that can be found, in one language.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its content id.</param>
/// <param name="Parts">The item's texts, the most important part first.</param>
internal sealed record SearchDocument(SearchKind Kind, string Id, IReadOnlyList<SearchText> Parts);

/// <summary>A text in one part of an item.</summary>
internal readonly record struct SearchText(SearchPart Part, string Text);
