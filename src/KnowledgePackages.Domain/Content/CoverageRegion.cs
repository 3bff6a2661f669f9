namespace KnowledgePackages.Domain.Content;

/// <summary>Countries that a resource is for. Files write the names in lower case with hyphens (<c>western-balkans</c>).</summary>
public enum CoverageRegion
{
    /// <summary>Any country.</summary>
    World,

    /// <summary>The European Union, with countries that take part in its programmes.</summary>
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
