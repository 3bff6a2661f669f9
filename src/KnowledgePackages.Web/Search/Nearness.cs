namespace KnowledgePackages.Web.Search;

/// <summary>How near an item is to the person's current position.</summary>
internal enum Nearness
{
    /// <summary>The item belongs to no package, or the person has not chosen a package.</summary>
    Unknown,

    /// <summary>The item belongs to the station that the person is in.</summary>
    Station,

    /// <summary>The item belongs to the chosen package.</summary>
    Package,

    /// <summary>The item belongs to the other package.</summary>
    Elsewhere,
}
