namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>The parsed files, before they become a snapshot; a part is null if its file cannot be read.</summary>
/// <param name="Folder">The files.</param>
/// <param name="Settings">From <c>content.json</c>.</param>
/// <param name="Languages">From <c>languages.json</c>.</param>
/// <param name="Structure">All items, by id.</param>
/// <param name="Texts">The texts of each language, the default language first.</param>
/// <param name="Problems">Sorted by file and line.</param>
internal sealed record ContentSource(
    FolderFiles Folder,
    SettingsSource? Settings,
    IReadOnlyList<LanguageSource>? Languages,
    StructureSource Structure,
    IReadOnlyList<TextsSource>? Texts,
    IReadOnlyList<ContentProblem> Problems);
