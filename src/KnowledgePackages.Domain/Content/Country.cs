namespace KnowledgePackages.Domain.Content;

/// <summary>A country that a person can name, as listed in <c>countries.json</c>.</summary>
/// <param name="Id">The ISO 3166 code in lower case; <c>eu</c> stands for every country of the EU. It never changes.</param>
/// <param name="Region">The region that the country belongs to.</param>
/// <param name="JoinsEuProgrammes">
/// Whether centres in this country apply for EU programmes themselves. If false, they need a partner in the EU.
/// </param>
public sealed record Country(string Id, CoverageRegion Region, bool JoinsEuProgrammes)
{
    /// <summary>Returns how a resource fits the country.</summary>
    public CountryFit FitOf(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.CountryIds.Contains(Id) ? CountryFit.Own
            : resource.Coverage.Contains(Region) ? CountryFit.Region
            : resource.Coverage.Contains(CoverageRegion.World) ? CountryFit.Usable
            : JoinsEuProgrammes && resource.Coverage.Contains(CoverageRegion.EuropeanUnion) ? CountryFit.Usable
            : CountryFit.Elsewhere;
    }
}

/// <summary>How well a resource fits a country, from the worst to the best.</summary>
public enum CountryFit
{
    /// <summary>The resource is for other countries.</summary>
    Elsewhere,

    /// <summary>
    /// The resource is neither about the country nor for its region, but people in the country can use it: it is for any country, or for EU
    /// programmes that the country takes part in.
    /// </summary>
    Usable,

    /// <summary>The resource is for the country's region.</summary>
    Region,

    /// <summary>The resource is about the country.</summary>
    Own,
}
