namespace KnowledgePackages.Domain.Content;

/// <summary>Whether a resource costs money.</summary>
public enum ResourceCost
{
    /// <summary>Everything in the resource is free.</summary>
    Free,

    /// <summary>A part costs money, or membership does.</summary>
    PartlyFree,

    /// <summary>The resource has to be paid for.</summary>
    Paid,
}
