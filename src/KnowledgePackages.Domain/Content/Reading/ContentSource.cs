namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>All files as they were read, before they become a snapshot; a part is null where its file cannot be read.</summary>
/// <param name="Folder">The files.</param>
/// <param name="Settings">From <c>content.json</c>.</param>
/// <param name="Languages">From <c>languages.json</c>.</param>
/// <param name="Structure">What there is, by id.</param>
/// <param name="Texts">One of each language, the default first.</param>
/// <param name="Problems">Sorted by file and line.</param>
internal sealed record ContentSource(
    FolderFiles Folder,
    SettingsSource? Settings,
    IReadOnlyList<LanguageSource>? Languages,
    StructureSource Structure,
    IReadOnlyList<TextsSource>? Texts,
    IReadOnlyList<ContentProblem> Problems);
