using System.Text.RegularExpressions;

namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>content.json</c>.</summary>
internal static partial class SettingsReader
{
    public const string LanguageFix = "Write a language tag like en, fr or pt-BR.";

    public static SettingsSource? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/content.json") is not { } root)
        {
            return null;
        }

        var version = root.Text("version", VersionForm(), "Write three numbers, like 1.0.0.");
        var defaultLanguage = root.Text("defaultLanguage", LanguageForm(), LanguageFix);
        var languages = root.Texts("languages", LanguageForm(), LanguageFix);
        var resources = root.OptionalWhole("resourcesPerStep", 1, 10) ?? StepSizes.Default.Resources;
        var tips = root.OptionalWhole("tipsPerStep", 1, 20) ?? StepSizes.Default.Tips;
        root.Close();
        if (defaultLanguage.Length == 0 || languages.Count == 0)
        {
            return null;
        }

        if (!languages.Contains(defaultLanguage))
        {
            file.Report(root.Place.Line, "languages", $"The default language '{defaultLanguage}' is not in the list.", "Add it.");
        }

        return new(version, [defaultLanguage, .. languages.Where(language => language != defaultLanguage)], new(resources, tips));
    }

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\.[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    public static partial Regex LanguageForm();
}
