namespace KnowledgePackages.Domain.Plan;

/// <summary>The details that a person adds to an action on their plan. Null leaves a detail unchanged; an empty text removes it.</summary>
public sealed record PlanDetails
{
    /// <summary>The person or group who does the action.</summary>
    public string? Who { get; init; }

    /// <summary>The last day for the action.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The proof that the action is done, for example a document.</summary>
    public string? Proof { get; init; }

    /// <summary>A note about the action.</summary>
    public string? Note { get; init; }
}
