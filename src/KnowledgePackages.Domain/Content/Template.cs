namespace KnowledgePackages.Domain.Content;

/// <summary>A document to fill in, as listed in <c>templates.json</c>. The program writes it from the texts of a language.</summary>
/// <param name="Id">An id that never changes; it is part of the document's address.</param>
/// <param name="OfferedAt">The ids of the tips and actions that offer it; at least one.</param>
public sealed record Template(string Id, IReadOnlyList<string> OfferedAt);
