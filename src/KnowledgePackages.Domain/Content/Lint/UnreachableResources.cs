using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports resources that nothing refers to, which are never shown. The loader rejects stations, challenges and case studies outside a
/// package.
/// </summary>
internal static class UnreachableResources
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure)
    {
        if (structure.Challenges is null || structure.Stations is null)
        {
            return [];
        }

        var named = structure.Challenges.SelectMany(challenge => challenge.Resources)
            .Concat(structure.Stations.SelectMany(station => station.Resources))
            .Concat(structure.Stations.SelectMany(station => station.Tips.Concat(station.Actions)).SelectMany(item => item.Resources))
            .Concat((structure.Resources ?? []).Select(resource => resource.Unavailable?.Substitute).OfType<IdAt>())
            .Select(id => id.Id).ToHashSet(StringComparer.Ordinal);
        return (structure.Resources ?? [])
            .Where(resource => !named.Contains(resource.Id.Id))
            .Select(resource => resource.Id.Place.Problem(
                resource.Id.Id, "Nobody can reach this resource.", "Name it in a station, challenge, tip or action, or take it away."));
    }
}
