namespace KnowledgePackages.Web.Search;

/// <summary>A search question after its words are reduced to stems.</summary>
/// <param name="Stems">All stems in order, including words that are common in questions.</param>
/// <param name="Concepts">
/// The concepts that the question asks about, without words that are common in questions and without duplicates.
/// </param>
internal sealed record AskedWords(IReadOnlyList<string> Stems, IReadOnlyList<Concept> Concepts);
