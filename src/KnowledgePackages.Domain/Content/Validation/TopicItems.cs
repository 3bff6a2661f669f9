using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>Checks that the items of each topic exist, and that a folder with topics has their words in the default language.</summary>
internal static class TopicItems
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure, TextsSource defaults)
    {
        if (structure is not { Topics: { Count: > 0 } topics, Stations: { } stations, Resources: { } resources, Cases: { } cases })
        {
            yield break;
        }

        if (!defaults.Files.ContainsKey(TextKind.Topic))
        {
            yield return new($"texts/{defaults.Language}/{TextFiles.Topics}", null, null, "The topics have no words.", "Add the file.");
        }

        var known = stations
            .SelectMany(station => station.Tips.Concat(station.Actions).Select(item => item.Id.Id).Prepend(station.Id.Id))
            .Concat(resources.Select(resource => resource.Id.Id))
            .Concat(cases.Select(study => study.Id.Id))
            .Concat(structure.Challenges?.Select(challenge => challenge.Id.Id) ?? [])
            .Concat(structure.Packages?.Select(package => package.Id.Id) ?? [])
            .Concat(defaults.Entries.Where(entry => entry.Kind == TextKind.Term).Select(entry => entry.Id))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var item in topics.SelectMany(topic => topic.Items).Where(item => !known.Contains(item.Id)))
        {
            yield return item.Place.Problem(item.Id, "Nothing has this id.", "Put the id right, or take it away.");
        }
    }
}
