namespace KnowledgePackages.Domain.Content;

/// <summary>A subject that people ask about.</summary>
/// <param name="Id">A slug that never changes.</param>
/// <param name="ItemIds">The content items that answer questions about the subject, the best first; for terms, their glossary ids.</param>
public sealed record Topic(string Id, IReadOnlyList<string> ItemIds);
