namespace KnowledgePackages.Web.Search;

/// <summary>A question as stems.</summary>
/// <param name="Stems">All stems in order, also those that are common in questions.</param>
/// <param name="Concepts">What the question is about, without words that are common in questions and without duplicates.</param>
internal sealed record AskedWords(IReadOnlyList<string> Stems, IReadOnlyList<Concept> Concepts);
