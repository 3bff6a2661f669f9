namespace KnowledgePackages.Domain.Content;

/// <summary>Whether a resource costs money.</summary>
public enum ResourceCost
{
    /// <summary>Everything in the resource is free.</summary>
    Free,

    /// <summary>A part of the resource costs money, or the required membership does.</summary>
    PartlyFree,

    /// <summary>The whole resource costs money.</summary>
    Paid,
}
