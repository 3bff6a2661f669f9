using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports ambiguous phrases: a phrase that is in two of the <see cref="ContentRequirements.ExclusiveGroups"/>, a phrase that is also the
/// name of a language, because the bot understands language names at any time, and a wording of a question about the assistant that is also
/// a phrase of these groups or the name of a language. Phrases are normalized by <see cref="ContentRequirements.Comparable"/> before they
/// are compared.
/// </summary>
internal static class SynonymClashes
{
    public static IEnumerable<ContentProblem> Check(
        TextsSource texts,
        IEnumerable<LanguageSource> languages,
        ContentRequirements requirements
    )
    {
        var names = languages
            .SelectMany(language =>
                language.Names.Others.Prepend(language.Names.Name).Select(name => (Name: requirements.Comparable(name), language.Names.Tag))
            )
            .DistinctBy(name => name.Name)
            .ToDictionary(name => name.Name, name => name.Tag, StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in texts.Entries.Where(entry => entry.Kind == TextKind.SynonymGroup))
        {
            foreach (var phrase in texts.Tables.Synonyms.GetValueOrDefault(entry.Id) ?? [])
            {
                var comparable = requirements.Comparable(phrase);
                if (names.TryGetValue(comparable, out var language))
                {
                    yield return entry.Place.Problem(
                        entry.Id,
                        $"'{phrase}' is the name of the language {language}.",
                        "Take it away here, or in languages.json."
                    );
                }
                else if (
                    requirements.ExclusiveGroups.Contains(entry.Id)
                    && !owners.TryAdd(comparable, entry.Id)
                    && owners[comparable] != entry.Id
                )
                {
                    yield return entry.Place.Problem(
                        entry.Id,
                        $"'{phrase}' means {owners[comparable]} already.",
                        "Keep it in one of the two groups."
                    );
                }
            }
        }

        foreach (var entry in texts.Entries.Where(entry => entry.Kind == TextKind.About && texts.Tables.About.ContainsKey(entry.Id)))
        {
            foreach (var wording in texts.Tables.About[entry.Id].Wordings)
            {
                var comparable = requirements.Comparable(wording);
                if ((owners.GetValueOrDefault(comparable) ?? names.GetValueOrDefault(comparable)) is { } other)
                {
                    yield return entry.Place.Problem(entry.Id, $"'{wording}' means {other} already.", "Take it away here or there.");
                }
            }
        }
    }
}
