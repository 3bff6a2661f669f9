namespace KnowledgePackages.Domain.Content;

/// <summary>One stop on the line of a package, as written in <c>stations/&lt;id&gt;.json</c>.</summary>
/// <param name="Id">An id that never changes, for example <c>kp1-s1</c>.</param>
/// <param name="PackageId">The package whose list names this station.</param>
/// <param name="Number">Place on the line, from 1.</param>
/// <param name="ResourceIds">What to read and use here, best first.</param>
/// <param name="Tips">Short advice, in order.</param>
/// <param name="Actions">What a centre can do, in order.</param>
/// <param name="StepSizes">How many items one step shows at most.</param>
public sealed record Station(
    string Id,
    string PackageId,
    int Number,
    IReadOnlyList<string> ResourceIds,
    IReadOnlyList<Tip> Tips,
    IReadOnlyList<RecommendedAction> Actions,
    StepSizes StepSizes)
{
    /// <summary>The steps a person walks through here: about, resources, tips, actions. Never empty.</summary>
    public IReadOnlyList<StationStep> Steps { get; } = StationStep.Of(Id, ResourceIds, Tips, Actions, StepSizes);
}
