using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Domain.Plan;

/// <summary>A package's actions for one person, the most helpful first.</summary>
/// <param name="Open">Actions still to do; begin with the first.</param>
/// <param name="Done">Actions marked as done.</param>
public sealed record ActionPlan(IReadOnlyList<PlannedAction> Open, IReadOnlyList<PlannedAction> Done)
{
    /// <summary>
    /// The plan that follows from a journey. With extra answers the stations are in the order that follows from those; without them, the
    /// stations with a challenge answered yes come first, then the others, both in the order of the line.
    /// </summary>
    public static ActionPlan From(DialogsContent content, Journey journey, KnowledgePackage package)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(package);
        var order = journey.MaterialOf(content, package.Id);
        var stations = order.Start is not null
            ? order.Way
            : [.. order.Stations.OrderBy(station => journey.YesAbout(content, station).Count == 0).ThenBy(station => station.Number)];
        var actions = stations
            .SelectMany(station => station.Actions.Select(action => new PlannedAction(action, station)))
            .ToLookup(planned => journey.DoneActions.Contains(planned.Action.Id));
        return new([.. actions[false]], [.. actions[true]]);
    }
}

/// <summary>An action with the station that recommends it.</summary>
public sealed record PlannedAction(RecommendedAction Action, Station Station);
