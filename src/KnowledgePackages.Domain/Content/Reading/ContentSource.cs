namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>The parsed files of the content folder, before they become a snapshot. A part is null if its file cannot be read.</summary>
/// <param name="Folder">The files of the folder.</param>
/// <param name="Settings">The settings in <c>content.json</c>.</param>
/// <param name="Languages">The languages in <c>languages.json</c>.</param>
/// <param name="Structure">The packages, challenges, stations, resources and case studies, without their texts.</param>
/// <param name="Texts">The texts of each language, the default language first.</param>
/// <param name="Problems">All problems found in the files, sorted by file and line.</param>
internal sealed record ContentSource(
    FolderFiles Folder,
    SettingsSource? Settings,
    IReadOnlyList<LanguageSource>? Languages,
    StructureSource Structure,
    IReadOnlyList<TextsSource>? Texts,
    IReadOnlyList<ContentProblem> Problems);
