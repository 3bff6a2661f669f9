namespace KnowledgePackages.Domain.Content;

/// <summary>The part of a station that one message shows.</summary>
/// <param name="Id">
/// Content id of the first item; for <see cref="StepKind.About"/> the station's id. Positions are stored as this id.
/// </param>
/// <param name="Kind">The kind of the items.</param>
/// <param name="ItemIds">Ids of what the step shows, in order; for <see cref="StepKind.About"/> the station's id alone.</param>
public sealed record StationStep(string Id, StepKind Kind, IReadOnlyList<string> ItemIds)
{
    internal static IReadOnlyList<StationStep> Of(
        string stationId,
        IReadOnlyList<string> resources,
        IReadOnlyList<Tip> tips,
        IReadOnlyList<RecommendedAction> actions,
        StepSizes sizes) =>
    [
        new(stationId, StepKind.About, [stationId]),
        .. Split(StepKind.Resources, resources, sizes.Resources),
        .. Split(StepKind.Tips, tips.Select(tip => tip.Id), sizes.Tips),
        .. Split(StepKind.Actions, actions.Select(action => action.Id), int.MaxValue),
    ];

    private static IEnumerable<StationStep> Split(StepKind kind, IEnumerable<string> ids, int size) =>
        ids.Chunk(size).Select(items => new StationStep(items[0], kind, items));
}

/// <summary>How many items one step shows at most. Smaller steps need more taps, and people do not read longer cards.</summary>
/// <param name="Resources">The most resources of a step, at least 1.</param>
/// <param name="Tips">The most tips of a step, at least 1.</param>
public sealed record StepSizes(int Resources, int Tips)
{
    /// <summary>Used if <c>content.json</c> does not set the sizes.</summary>
    public static readonly StepSizes Default = new(5, 8);
}
