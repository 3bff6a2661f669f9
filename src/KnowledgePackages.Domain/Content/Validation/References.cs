using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks that every resource id in a challenge, station, tip or action exists, and that a challenge refers only to stations of its own
/// package.
/// </summary>
internal static class References
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure) => [.. Resources(structure), .. Stations(structure)];

    private static IEnumerable<ContentProblem> Resources(StructureSource structure)
    {
        if (structure.Resources is null)
        {
            return [];
        }

        var known = structure.Resources.Select(resource => resource.Id.Id).ToHashSet(StringComparer.Ordinal);
        IEnumerable<IdAt> named =
        [
            .. structure.Challenges?.SelectMany(challenge => challenge.Resources) ?? [],
            .. structure.Stations?.SelectMany(station => station.Resources) ?? [],
            .. structure.Stations?.SelectMany(station => station.Tips.Concat(station.Actions)).SelectMany(item => item.Resources) ?? [],
        ];
        return named
            .Where(id => !known.Contains(id.Id))
            .Select(id =>
                id.Place.Problem(id.Id, "There is no resource with this id.", "Put the id right, or add the resource to resources.json.")
            );
    }

    private static IEnumerable<ContentProblem> Stations(StructureSource structure)
    {
        if (structure.Packages is null || structure.Challenges is null)
        {
            yield break;
        }

        foreach (var challenge in structure.Challenges)
        {
            // Skip a challenge that no package lists, because Belonging reports it.
            if (structure.Packages.FirstOrDefault(candidate => candidate.Challenges.Any(id => id.Id == challenge.Id.Id)) is not { } package)
            {
                continue;
            }

            foreach (var station in challenge.Stations.Where(id => !package.Stations.Any(own => own.Id == id.Id)))
            {
                yield return station.Place.Problem(
                    station.Id,
                    $"This is not a station of {package.Id.Id}, to which {challenge.Id.Id} belongs.",
                    "Name stations of the same package."
                );
            }
        }
    }
}
