namespace KnowledgePackages.Domain.Content;

/// <summary>The part of a station that one message shows.</summary>
/// <param name="Id">
/// Content id of the first item; for <see cref="StepKind.About"/> the station's id. Positions are stored as this id.
/// </param>
/// <param name="Kind">What the items are.</param>
/// <param name="ItemIds">Ids of what the step shows, in order; for <see cref="StepKind.About"/> the station's id alone.</param>
public sealed record StationStep(string Id, StepKind Kind, IReadOnlyList<string> ItemIds)
{
    private const int ResourcesAStep = 3;
    private const int TipsAStep = 4;

    internal static IReadOnlyList<StationStep> Of(
        string stationId,
        IReadOnlyList<string> resources,
        IReadOnlyList<Tip> tips,
        IReadOnlyList<RecommendedAction> actions) =>
    [
        new(stationId, StepKind.About, [stationId]),
        .. Split(StepKind.Resources, resources, ResourcesAStep),
        .. Split(StepKind.Tips, tips.Select(tip => tip.Id), TipsAStep),
        .. Split(StepKind.Actions, actions.Select(action => action.Id), int.MaxValue),
    ];

    private static IEnumerable<StationStep> Split(StepKind kind, IEnumerable<string> ids, int size) =>
        ids.Chunk(size).Select(items => new StationStep(items[0], kind, items));
}
