namespace KnowledgePackages.Domain.Content;

/// <summary>A subject that people ask about.</summary>
/// <param name="Id">A slug that never changes.</param>
/// <param name="ItemIds">
/// The ids of the content items that answer questions about the subject, the best first. A term has its glossary id.
/// </param>
public sealed record Topic(string Id, IReadOnlyList<string> ItemIds);
