using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Domain.Plan;

/// <summary>The outcome of a change to a person's plan.</summary>
public abstract record PlanResult
{
    private PlanResult()
    {
    }

    /// <summary>The plan was changed, or already had this value.</summary>
    public sealed record Accepted(Journey Journey) : PlanResult;

    /// <summary>The plan has no room for the change.</summary>
    public sealed record Full : PlanResult;

    /// <summary>The date is before the current day in the person's time zone.</summary>
    public sealed record Past(DateOnly Until) : PlanResult;

    /// <summary>The action or resource does not exist, or the text of a new action has no readable characters.</summary>
    public sealed record Unknown : PlanResult;
}
