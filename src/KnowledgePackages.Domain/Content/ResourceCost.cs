namespace KnowledgePackages.Domain.Content;

/// <summary>How much of a resource costs money.</summary>
public enum ResourceCost
{
    /// <summary>Everything in the resource is free.</summary>
    Free,

    /// <summary>Some parts of the resource cost money, or only members get it and membership costs money.</summary>
    PartlyFree,

    /// <summary>The whole resource costs money.</summary>
    Paid,
}
