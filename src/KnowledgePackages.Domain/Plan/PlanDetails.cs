namespace KnowledgePackages.Domain.Plan;

/// <summary>The details that a person adds to an action on their plan. Null leaves a detail unchanged; an empty text removes it.</summary>
public sealed record PlanDetails
{
    /// <summary>Who does the action.</summary>
    public string? Who { get; init; }

    /// <summary>The last day for the action.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What shows that the action is done.</summary>
    public string? Proof { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }
}
