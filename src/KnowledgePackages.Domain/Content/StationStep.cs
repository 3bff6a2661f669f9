namespace KnowledgePackages.Domain.Content;

/// <summary>The part of a station that one message shows.</summary>
/// <param name="Id">
/// The content id of the step's first item; for <see cref="StepKind.About"/> the station's id. A journey stores this id as its position in
/// the station (<see cref="Journeys.Journey.StepId"/>).
/// </param>
/// <param name="Kind">The kind of the items in the step.</param>
/// <param name="ItemIds">The ids of the items in the step, in order; for <see cref="StepKind.About"/> only the station's id.</param>
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

/// <summary>
/// The maximum number of items that one step shows. With smaller numbers people must tap more often; with larger numbers the cards get so
/// long that people do not read them.
/// </summary>
/// <param name="Resources">The maximum number of resources in a step, at least 1.</param>
/// <param name="Tips">The maximum number of tips in a step, at least 1.</param>
public sealed record StepSizes(int Resources, int Tips)
{
    /// <summary>The sizes that apply if <c>content.json</c> does not set them.</summary>
    public static readonly StepSizes Default = new(5, 8);
}
