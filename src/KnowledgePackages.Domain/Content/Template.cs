namespace KnowledgePackages.Domain.Content;

/// <summary>
/// A form for the person to fill in, as listed in <c>templates.json</c>. The program creates its Word file from the texts of a language.
/// </summary>
/// <param name="Id">An id that never changes. It is part of the address of the Word file.</param>
/// <param name="OfferedAt">The ids of the tips and actions that offer the template; at least one.</param>
public sealed record Template(string Id, IReadOnlyList<string> OfferedAt);
