using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>
/// Chooses a substitute for a resource that can no longer be opened: the resource that shares the most stations, challenges, tips and
/// actions with it.
/// </summary>
internal static class SubstituteChoice
{
    /// <summary>
    /// Returns the substitute, which is a resource that can be opened. Among resources that share equally many items with
    /// <paramref name="gone"/>, prefers one with the same language, kind and publisher. Returns null if there is no substitute.
    /// </summary>
    public static Resource? Of(Resource gone, DialogsContent content, IReadOnlyDictionary<Uri, LinkVerdict> verdicts)
    {
        var shared = Places(content).Where(place => place.Contains(gone.Id)).SelectMany(place => place).CountBy(id => id).ToDictionary();
        return content.Resources
            .Where(other => other.Id != gone.Id && other.Unavailable is null && shared.ContainsKey(other.Id) && CanBeOpened(other))
            .OrderByDescending(other => shared[other.Id])
            .ThenByDescending(other => other.Language == gone.Language)
            .ThenByDescending(other => other.Kind == gone.Kind)
            .ThenByDescending(other => other.Publisher == gone.Publisher)
            .FirstOrDefault();

        bool CanBeOpened(Resource other) => verdicts.GetValueOrDefault(other.Url) is LinkVerdict.Works or LinkVerdict.Moved;
    }

    private static IEnumerable<IReadOnlyList<string>> Places(DialogsContent content)
    {
        var stations = content.Packages.SelectMany(package => package.Stations).ToList();
        return
        [
            .. stations.Select(station => station.ResourceIds),
            .. stations.SelectMany(station => station.Tips).Select(tip => tip.ResourceIds),
            .. stations.SelectMany(station => station.Actions).Select(action => action.ResourceIds),
            .. content.Packages.SelectMany(package => package.Challenges).Select(challenge => challenge.ResourceIds),
        ];
    }
}
