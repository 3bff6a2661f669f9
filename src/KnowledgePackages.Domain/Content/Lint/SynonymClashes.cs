using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>A phrase means one thing: groups that are understood at the same moment share none.</summary>
internal static class SynonymClashes
{
    public static IEnumerable<ContentProblem> Check(TextsSource texts, ContentRequirements requirements)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in texts.Entries.Where(entry => entry.Kind == TextKind.SynonymGroup && requirements.ExclusiveGroups.Contains(entry.Id)))
        {
            foreach (var phrase in texts.Tables.Synonyms.GetValueOrDefault(entry.Id) ?? [])
            {
                if (!owners.TryAdd(phrase, entry.Id) && owners[phrase] != entry.Id)
                    yield return entry.Place.Problem(entry.Id, $"'{phrase}' means {owners[phrase]} already.", "Keep it in one of the two groups.");
            }
        }
    }
}
