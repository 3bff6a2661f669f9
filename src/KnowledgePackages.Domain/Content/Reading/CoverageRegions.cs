namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Maps the names of regions in content files to <see cref="CoverageRegion"/>.</summary>
internal static class CoverageRegions
{
    /// <summary>The regions that a country can belong to.</summary>
    public static readonly IReadOnlyDictionary<string, CoverageRegion> OfCountries = new Dictionary<string, CoverageRegion>
    {
        ["eu"] = CoverageRegion.EuropeanUnion,
        ["western-balkans"] = CoverageRegion.WesternBalkans,
        ["turkiye"] = CoverageRegion.Turkiye,
        ["eastern-partnership"] = CoverageRegion.EasternPartnership,
        ["south-mediterranean"] = CoverageRegion.SouthMediterranean,
        ["central-asia"] = CoverageRegion.CentralAsia,
    };

    /// <summary>The regions that a resource can be for.</summary>
    public static readonly IReadOnlyDictionary<string, CoverageRegion> OfResources = new Dictionary<string, CoverageRegion>(OfCountries)
    {
        ["world"] = CoverageRegion.World,
    };
}
