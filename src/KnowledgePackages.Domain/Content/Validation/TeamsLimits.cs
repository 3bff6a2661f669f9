using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks <c>teams.json</c> of each language. It may contain only texts that the app package for Microsoft Teams uses, and no text may be
/// too long. In the default language, it must contain all texts that the package uses.
/// </summary>
internal static class TeamsLimits
{
    public static IEnumerable<ContentProblem> Check(TextsSource texts, ContentRequirements requirements)
    {
        if (requirements.Teams.Count == 0 || !texts.Files.TryGetValue(TextKind.Teams, out var file))
        {
            yield break;
        }

        var required = requirements
            .Teams.DistinctBy(text => text.Id)
            .ToDictionary(text => text.Id, text => text.Longest, StringComparer.Ordinal);
        var entries = texts.Entries.Where(entry => entry.Kind == TextKind.Teams).ToList();
        foreach (var entry in entries)
        {
            if (!required.TryGetValue(entry.Id, out var longest))
            {
                yield return entry.Place.Problem(
                    entry.Id,
                    "The package for Teams has no text with this id.",
                    "Put the id right, or take the text away."
                );
            }
            else if (texts.Tables.Teams.TryGetValue(entry.Id, out var text) && text.Length > longest)
            {
                yield return entry.Place.Problem(
                    entry.Id,
                    $"The text has {text.Length} characters, and Teams shows {longest}.",
                    $"Write at most {longest}."
                );
            }
        }

        if (!texts.IsDefault)
        {
            yield break;
        }

        foreach (var missing in required.Keys.Except(entries.Select(entry => entry.Id)))
        {
            yield return new(file, null, missing, "The text is missing.", $"Add it, with at most {required[missing]} characters.");
        }
    }
}
