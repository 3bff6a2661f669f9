namespace KnowledgePackages.Domain.Content;

/// <summary>Whether a resource costs money.</summary>
public enum ResourceCost
{
    /// <summary>Everything in it is free.</summary>
    Free,

    /// <summary>A part costs money, or membership does.</summary>
    PartlyFree,

    /// <summary>It has to be paid.</summary>
    Paid,
}
