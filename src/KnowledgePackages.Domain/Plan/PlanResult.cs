using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Domain.Plan;

/// <summary>The outcome of a change of the plan.</summary>
public abstract record PlanResult
{
    private PlanResult()
    {
    }

    /// <summary>The plan was changed, or already had this value.</summary>
    public sealed record Accepted(Journey Journey) : PlanResult;

    /// <summary>The plan has no room for the change.</summary>
    public sealed record Full : PlanResult;

    /// <summary>The date is before the person's day.</summary>
    public sealed record Past(DateOnly Until) : PlanResult;

    /// <summary>The action or resource does not exist, or the text has nothing readable.</summary>
    public sealed record Unknown : PlanResult;
}
