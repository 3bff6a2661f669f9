using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks that every challenge, station and case study is listed by exactly one package, and that every listed id exists.
/// </summary>
internal static class Belonging
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure)
    {
        if (structure.Packages is not { } packages)
        {
            return [];
        }

        return
        [
            .. Check(
                "challenge",
                packages.SelectMany(package => package.Challenges),
                structure.Challenges?.Select(challenge => challenge.Id)
            ),
            .. Check("station", packages.SelectMany(package => package.Stations), structure.Stations?.Select(station => station.Id)),
            .. Check("case study", packages.SelectMany(package => package.Cases), structure.Cases?.Select(caseStudy => caseStudy.Id)),
        ];
    }

    private static IEnumerable<ContentProblem> Check(string what, IEnumerable<IdAt> listed, IEnumerable<IdAt>? existing)
    {
        if (existing is null)
        {
            yield break;
        }

        var places = existing.DistinctBy(id => id.Id).ToDictionary(id => id.Id, id => id.Place, StringComparer.Ordinal);
        var listedIds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in listed)
        {
            if (!places.ContainsKey(id.Id))
            {
                yield return id.Place.Problem(id.Id, $"There is no {what} with this id.", "Put the id right, or take it out of the list.");
            }
            else if (!listedIds.Add(id.Id))
            {
                yield return id.Place.Problem(id.Id, $"The {what} stands in the list of two packages.", "Keep it in one.");
            }
        }

        foreach (var (id, place) in places.Where(known => !listedIds.Contains(known.Key)))
        {
            yield return place.Problem(id, $"No package lists this {what}.", "Add the id to its package in packages.json.");
        }
    }
}
