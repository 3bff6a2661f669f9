using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks that the default language has every synonym group that the code uses, and that no language has a group that the code does not
/// use.
/// </summary>
internal static class SynonymGroups
{
    public static IEnumerable<ContentProblem> Check(TextsSource texts, ContentRequirements requirements)
    {
        if (!texts.Files.TryGetValue(TextKind.SynonymGroup, out var file))
        {
            yield break;
        }

        var entries = texts.Entries.Where(entry => entry.Kind == TextKind.SynonymGroup).ToList();
        foreach (var entry in entries.Where(entry => !requirements.SynonymGroups.Contains(entry.Id)))
        {
            yield return entry.Place.Problem(
                entry.Id,
                "The program has no group of synonyms with this name.",
                "Put the name right, or take the group away."
            );
        }

        if (!texts.IsDefault)
        {
            yield break;
        }

        foreach (var missing in requirements.SynonymGroups.Distinct().Except(entries.Select(entry => entry.Id)))
        {
            yield return new(file, null, missing, "The group of synonyms is missing.", "Add it with at least one word.");
        }
    }
}
