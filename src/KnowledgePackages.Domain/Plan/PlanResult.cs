using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Domain.Plan;

/// <summary>The outcome of a change of the plan.</summary>
public abstract record PlanResult
{
    private PlanResult()
    {
    }

    /// <summary>Changed, or already so.</summary>
    public sealed record Accepted(Journey Journey) : PlanResult;

    /// <summary>The plan has no room for it.</summary>
    public sealed record Full : PlanResult;

    /// <summary>The date is before the person's day.</summary>
    public sealed record Past(DateOnly Until) : PlanResult;

    /// <summary>There is no such action or resource, or nothing readable was written.</summary>
    public sealed record Unknown : PlanResult;
}
