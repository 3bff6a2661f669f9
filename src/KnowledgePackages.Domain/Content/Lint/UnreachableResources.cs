using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports resources that no card shows: no station, tip or action names them, and they are not the substitute of another resource. A
/// resource with <c>searchOnly</c> is reported if a card does show it. Stations, challenges and case studies need no such check, because
/// the loader rejects those that no package lists.
/// </summary>
internal static class UnreachableResources
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure)
    {
        if (structure.Stations is null)
        {
            yield break;
        }

        var met = structure.Stations.SelectMany(PromisedResources.At)
            .Concat((structure.Resources ?? []).Select(resource => resource.Unavailable?.Substitute?.Id).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (id, resource, _) in structure.Resources ?? [])
        {
            if (!met.Contains(id.Id) && resource is { IsSearchOnly: false })
            {
                yield return id.Place.Problem(
                    id.Id,
                    "Nobody can reach this resource.",
                    "Name it in a station, tip or action, or write \"searchOnly\": true."
                );
            }
            else if (met.Contains(id.Id) && resource is { IsSearchOnly: true })
            {
                yield return id.Place.Problem(id.Id, "It says search only, but it is on a route.", "Take \"searchOnly\" away.");
            }
        }
    }
}
