using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>Checks that every language with texts has a name for the menu, and that no two languages share a name.</summary>
internal static class LanguageNames
{
    public static IEnumerable<ContentProblem> Check(SettingsSource? settings, IReadOnlyList<LanguageSource>? languages)
    {
        if (languages is null)
        {
            yield break;
        }

        foreach (var nameless in (settings?.Languages ?? []).Where(tag => languages.All(language => language.Names.Tag != tag)))
        {
            yield return new(
                "languages.json",
                null,
                nameless,
                "The language is offered, and has no name.",
                $"Add \"{nameless}\" with its name in the language itself."
            );
        }

        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (names, place) in languages)
        {
            foreach (var name in names.Others.Prepend(names.Name).Where(name => !owners.TryAdd(name, names.Tag)))
            {
                yield return place.Problem(names.Tag, $"'{name}' leads to {owners[name]} already.", "Keep it in one place.");
            }
        }
    }
}
