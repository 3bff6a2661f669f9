namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>languages.json</c>.</summary>
internal static class LanguagesReader
{
    public static IReadOnlyList<LanguageSource>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/languages.json") is not { } root)
        {
            return null;
        }

        var languages = root.Entries("languages").Select(entry => Language(file, entry)).OfType<LanguageSource>().ToList();
        root.Close();
        return languages;
    }

    private static LanguageSource? Language(SourceFile file, SourceMember entry)
    {
        if (!SettingsReader.LanguageForm().IsMatch(entry.Name))
        {
            file.Report(entry.Line, entry.Name, $"'{entry.Name}' does not have the right form.", SettingsReader.LanguageFix);
        }

        if (!ValueReader.Is(file, entry.Value, SourceKind.Array, entry.Name))
        {
            return null;
        }

        if (entry.Value.Items.Count == 0)
        {
            file.Report(entry.Line, entry.Name, "The language has no name.", "Write its name in the language itself.");
        }

        var names = entry.Value.Items.Select(item => ValueReader.Text(file, item, entry.Name)).OfType<string>().ToList();
        return names is [var own, .. var others] ? new(new(entry.Name, own, others), file.At(entry.Line)) : null;
    }
}

/// <summary>A language with its names, and the place of its entry in the file.</summary>
internal sealed record LanguageSource(LanguageName Names, SourcePlace Place);
