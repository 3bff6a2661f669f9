namespace KnowledgePackages.Domain.Content;

/// <summary>One station of a package: material on one topic. Defined in <c>stations/&lt;id&gt;.json</c>.</summary>
/// <param name="Id">An id that never changes, for example <c>kp1-s1</c>.</param>
/// <param name="PackageId">The id of the package that lists this station.</param>
/// <param name="Number">The station's place in its package, from 1.</param>
/// <param name="ResourceIds">The ids of the resources to read or use at this station, the most helpful first.</param>
/// <param name="Tips">The tips, in order.</param>
/// <param name="Actions">The recommended actions, in order.</param>
/// <param name="StepSizes">The maximum number of items that one step shows.</param>
public sealed record Station(
    string Id,
    string PackageId,
    int Number,
    IReadOnlyList<string> ResourceIds,
    IReadOnlyList<Tip> Tips,
    IReadOnlyList<RecommendedAction> Actions,
    StepSizes StepSizes)
{
    /// <summary>
    /// The steps of the station in the order in which a person sees them: the introduction, then resources, tips and actions. Never empty.
    /// </summary>
    public IReadOnlyList<StationStep> Steps { get; } = StationStep.Of(Id, ResourceIds, Tips, Actions, StepSizes);
}
