using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>Checks that each word names one term: no two terms of a language share a name or an alias, ignoring case.</summary>
internal static class GlossaryWords
{
    public static IEnumerable<ContentProblem> Check(TextsSource texts)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var term in texts.Tables.Glossary.Values)
        {
            foreach (var word in term.Aliases.Prepend(term.Term).Where(word => word.Length > 0 && !owners.TryAdd(word, term.Id)))
            {
                var place = texts.Entries.First(entry => entry.Kind == TextKind.Term && entry.Id == term.Id).Place;
                yield return place.Problem(term.Id, $"'{word}' leads to {owners[word]} already.", "Keep it in one of the two.");
            }
        }
    }
}
