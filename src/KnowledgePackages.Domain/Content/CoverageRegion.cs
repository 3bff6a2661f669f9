namespace KnowledgePackages.Domain.Content;

/// <summary>
/// A group of countries that a resource is for. Content files write the names in lower case with hyphens (<c>western-balkans</c>), and
/// <c>eu</c> for <see cref="EuropeanUnion"/>.
/// </summary>
public enum CoverageRegion
{
    /// <summary>Any country.</summary>
    World,

    /// <summary>The European Union, and other countries that take part in its programmes.</summary>
    EuropeanUnion,

    /// <summary>Albania, Bosnia and Herzegovina, Kosovo, Montenegro, North Macedonia and Serbia.</summary>
    WesternBalkans,

    /// <summary>Türkiye.</summary>
    Turkiye,

    /// <summary>Armenia, Azerbaijan, Belarus, Georgia, Moldova and Ukraine.</summary>
    EasternPartnership,

    /// <summary>The South and East of the Mediterranean, from Morocco to Syria.</summary>
    SouthMediterranean,

    /// <summary>Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan.</summary>
    CentralAsia,
}
