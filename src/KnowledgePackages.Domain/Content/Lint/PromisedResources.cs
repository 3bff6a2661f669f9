using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports a resource of a challenge that none of the challenge's stations shows. The recommendation states how many resources help with
/// the challenge and names the stations, so a person must find each resource at one of these stations.
/// </summary>
internal static class PromisedResources
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure)
    {
        if (structure.Challenges is null || structure.Stations is null)
        {
            return [];
        }

        var shown = structure.Stations.ToLookup(station => station.Id.Id, At);
        return from challenge in structure.Challenges
               let met = challenge.Stations.SelectMany(station => shown[station.Id]).SelectMany(ids => ids).ToHashSet()
               from resource in challenge.Resources
               where !met.Contains(resource.Id)
               select resource.Place.Problem(
                   challenge.Id.Id,
                   $"None of its stations shows '{resource.Id}', but the recommendation counts it.",
                   "Name it in one of these stations, or in a tip or an action there, or take it out here.");
    }

    /// <summary>Returns the ids of all resources that a station shows, in its list, its tips and its actions.</summary>
    public static IEnumerable<string> At(StationSource station) =>
        station.Resources.Concat(station.Tips.Concat(station.Actions).SelectMany(item => item.Resources)).Select(id => id.Id);
}
