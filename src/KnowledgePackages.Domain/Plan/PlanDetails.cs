namespace KnowledgePackages.Domain.Plan;

/// <summary>What a person adds to an action on their plan. Null leaves what there is, an empty text removes it.</summary>
public sealed record PlanDetails
{
    /// <summary>Who does it.</summary>
    public string? Who { get; init; }

    /// <summary>The last day for it.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What shows that it is done.</summary>
    public string? Proof { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }
}
