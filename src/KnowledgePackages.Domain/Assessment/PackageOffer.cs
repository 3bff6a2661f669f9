using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>The stations and the number of resources that a package has about one challenge.</summary>
/// <param name="Stations">The stations that help with the challenge, in the order of the package.</param>
/// <param name="Resources">The number of resources about the challenge.</param>
public sealed record PackageOffer(IReadOnlyList<Station> Stations, int Resources)
{
    /// <summary>
    /// Returns the offer. If the challenge belongs to the package, these are the stations and resources that the editors have named for the
    /// challenge. If the challenge belongs to the other package, these are the stations of this package that show a resource of the
    /// challenge, and the number of such resources.
    /// </summary>
    public static PackageOffer Of(KnowledgePackage package, Challenge challenge)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(challenge);
        if (package.Id == challenge.PackageId)
        {
            return new([.. package.Stations.Where(station => challenge.StationIds.Contains(station.Id))], challenge.ResourceIds.Count);
        }

        var shared = package.Stations
            .Select(station => (Station: station, Ids: MaterialOf(station).Intersect(challenge.ResourceIds).ToList()))
            .Where(found => found.Ids.Count > 0)
            .ToList();
        return new([.. shared.Select(found => found.Station)], shared.SelectMany(found => found.Ids).Distinct().Count());
    }

    private static IEnumerable<string> MaterialOf(Station station) =>
        station.ResourceIds
            .Concat(station.Tips.SelectMany(tip => tip.ResourceIds))
            .Concat(station.Actions.SelectMany(action => action.ResourceIds));
}
