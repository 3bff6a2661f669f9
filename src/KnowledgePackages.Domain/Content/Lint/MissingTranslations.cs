using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports texts that the default language has and this language lacks. Readers see these texts in the default language.
/// </summary>
internal static class MissingTranslations
{
    public static IEnumerable<ContentProblem> Check(TextsSource texts, TextsSource defaults)
    {
        if (texts.IsDefault)
        {
            yield break;
        }

        foreach (var (kind, file) in defaults.Files.Where(known => known.Key != TextKind.ResourceTitle).OrderBy(known => known.Key))
        {
            var wanted = defaults.Entries.Where(entry => entry.Kind == kind).Select(entry => entry.Id).ToList();
            var own = file.Replace($"texts/{defaults.Language}/", $"texts/{texts.Language}/", StringComparison.Ordinal);
            if (!texts.Files.ContainsKey(kind))
            {
                if (wanted.Count > 0)
                {
                    yield return new(
                        own,
                        null,
                        null,
                        $"The file is missing, or has none of {wanted.Count} texts.",
                        $"Translate {file} into it."
                    );
                }

                continue;
            }

            foreach (var id in wanted.Except(texts.Entries.Where(entry => entry.Kind == kind).Select(entry => entry.Id)))
            {
                yield return new(own, null, id, "The translation is missing.", $"Translate the text of {file}.");
            }
        }
    }
}
