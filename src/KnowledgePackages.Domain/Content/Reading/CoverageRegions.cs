namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>The words for regions in files.</summary>
internal static class CoverageRegions
{
    /// <summary>The regions of countries.</summary>
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
