using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks that no two countries of a language share a name, ignoring case, and that resources and case studies refer to known countries.
/// </summary>
internal static class CountryNames
{
    public static IEnumerable<ContentProblem> Check(TextsSource texts)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, country) in texts.Tables.Countries)
        {
            foreach (var name in country.AlsoCalled.Concat(country.People).Prepend(country.Name).Where(name => name.Length > 0))
            {
                if (!owners.TryAdd(name, id))
                {
                    var place = texts.Entries.First(entry => entry.Kind == TextKind.Country && entry.Id == id).Place;
                    yield return place.Problem(id, $"'{name}' leads to {owners[name]} already.", "Keep it in one of the two.");
                }
            }
        }
    }

    public static IEnumerable<ContentProblem> Check(StructureSource structure)
    {
        if (structure.Countries is not { } countries)
        {
            return [];
        }

        var known = countries.Select(country => country.Id.Id).ToHashSet(StringComparer.Ordinal);
        return (structure.Resources ?? [])
            .SelectMany(resource => resource.Countries)
            .Concat((structure.Cases ?? []).SelectMany(study => study.Countries))
            .Where(id => !known.Contains(id.Id))
            .Select(id => id.Place.Problem(id.Id, "There is no country with this id.", "Put the id right, or add it to countries.json."));
    }
}
