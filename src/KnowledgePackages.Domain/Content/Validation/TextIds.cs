using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks that every id has its text in the default language, that no language has a text for an unknown id, and that the text of a tip or
/// an action is listed under the station that it belongs to.
/// </summary>
internal static class TextIds
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure, TextsSource texts, TextsSource defaults)
    {
        var stations = structure.Stations;
        return
        [
            .. Check(texts, TextKind.Package, structure.Packages?.Select(package => package.Id.Id)),
            .. Check(texts, TextKind.Challenge, structure.Challenges?.Select(challenge => challenge.Id.Id)),
            .. Check(texts, TextKind.Station, stations?.Select(station => station.Id.Id)),
            .. Check(texts, TextKind.Tip, stations?.SelectMany(station => station.Tips).Select(tip => tip.Id.Id)),
            .. Check(texts, TextKind.Action, stations?.SelectMany(station => station.Actions).Select(action => action.Id.Id)),
            .. Check(texts, TextKind.Resource, structure.Resources?.Select(resource => resource.Id.Id)),
            .. Check(texts, TextKind.Case, structure.Cases?.Select(caseStudy => caseStudy.Id.Id)),
            .. Check(texts, TextKind.Country, structure.Countries?.Select(country => country.Id.Id)),
            .. Check(texts, TextKind.Template, structure.Templates?.Select(template => template.Id.Id)),
            .. Check(texts, TextKind.Term, defaults.Entries.Where(entry => entry.Kind == TextKind.Term).Select(entry => entry.Id)),
            .. Check(texts, TextKind.About, defaults.Entries.Where(entry => entry.Kind == TextKind.About).Select(entry => entry.Id)),
            .. Check(texts, TextKind.Topic, structure.Topics?.Select(topic => topic.Id.Id)),
            .. UnderWrongStation(texts, stations ?? []),
        ];
    }

    private static IEnumerable<ContentProblem> Check(TextsSource texts, TextKind kind, IEnumerable<string>? ids)
    {
        // Skip the check if the structure file or the text file is missing, because the missing file is reported already, and one more
        // problem per text would not help.
        if (ids is null || !texts.Files.TryGetValue(kind, out var file))
        {
            yield break;
        }

        var expected = ids.ToHashSet(StringComparer.Ordinal);
        var entries = texts.Entries.Where(entry => entry.Kind == kind).ToList();
        foreach (var entry in entries.Where(entry => !expected.Contains(entry.Id)))
        {
            yield return entry.Place.Problem(entry.Id, "Nothing has this id.", "Put the id right, or take the text away.");
        }

        if (!texts.IsDefault)
        {
            yield break;
        }

        foreach (var missing in expected.Except(entries.Select(entry => entry.Id)))
        {
            yield return new(file, null, missing, "The text is missing.", "Add it under this id.");
        }
    }

    private static IEnumerable<ContentProblem> UnderWrongStation(TextsSource texts, IReadOnlyList<StationSource> stations)
    {
        var homes = stations
            .SelectMany(station => station.Tips.Concat(station.Actions), (station, item) => (Item: item.Id.Id, Station: station.Id.Id))
            .DistinctBy(home => home.Item)
            .ToDictionary(home => home.Item, home => home.Station, StringComparer.Ordinal);
        return
            from entry in texts.Entries
            where entry.Kind is TextKind.Tip or TextKind.Action
            let home = homes.GetValueOrDefault(entry.Id, entry.StationId!)
            where home != entry.StationId
            select entry.Place.Problem(entry.Id, $"The text stands under {entry.StationId}.", $"Move it under {home}.");
    }
}
