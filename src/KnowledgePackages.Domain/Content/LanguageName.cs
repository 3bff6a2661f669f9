namespace KnowledgePackages.Domain.Content;

/// <summary>The names of a language. The content need not have texts in this language.</summary>
/// <param name="Tag">The BCP 47 tag of the language.</param>
/// <param name="Name">The name in the language itself, as menus show it: "français".</param>
/// <param name="Others">
/// Other names that people may type for the language, in any language. No two languages share a name, ignoring case.
/// </param>
public sealed record LanguageName(string Tag, string Name, IReadOnlyList<string> Others);
