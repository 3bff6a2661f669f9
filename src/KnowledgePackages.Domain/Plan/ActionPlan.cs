using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Domain.Plan;

/// <summary>
/// The actions of a package and those that the person added, grouped by the person's decision. Every list is sorted: first the actions of
/// stations that help with a challenge answered yes; then by <see cref="PlanEntry.Until"/>; then by the order of the stations in
/// <see cref="Journey.RecommendedStations"/>.
/// </summary>
/// <param name="Chosen">The actions that the person wants to do and has not marked as done.</param>
/// <param name="Offered">The actions of the package about which the person has not decided.</param>
/// <param name="Done">The actions that the person has marked as done.</param>
/// <param name="NotForUs">The actions that the person does not want.</param>
public sealed record ActionPlan(
    IReadOnlyList<PlannedAction> Chosen,
    IReadOnlyList<PlannedAction> Offered,
    IReadOnlyList<PlannedAction> Done,
    IReadOnlyList<PlannedAction> NotForUs)
{
    /// <summary>The actions to do or to decide about: first <see cref="Chosen"/>, then <see cref="Offered"/>.</summary>
    public IReadOnlyList<PlannedAction> Open => [.. Chosen, .. Offered];

    /// <summary>The action to begin with: the first of <see cref="Open"/>; null if that list is empty.</summary>
    public PlannedAction? First => Open is [var first, ..] ? first : null;

    /// <summary>All actions, sorted by <see cref="PlannedAction.Number"/>.</summary>
    public IReadOnlyList<PlannedAction> All =>
        [.. Chosen.Concat(Offered).Concat(Done).Concat(NotForUs).OrderBy(planned => planned.Number)];

    /// <summary>Returns a person's plan for a package, computed from the journey.</summary>
    public static ActionPlan From(DialogsContent content, Journey journey, KnowledgePackage package)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(package);
        var material = journey.MaterialOf(content, package.Id);
        var helpful = package
            .Stations.Where(station => journey.YesChallenges(content, station).Count > 0)
            .Select(station => station.Id)
            .ToHashSet();
        var way = journey.RecommendedStations(content, package).Select(station => station.Id).ToList();
        var actions = Numbered(journey.Plan, material.Stations, content)
            .OrderByDescending(planned => helpful.Contains(planned.Station?.Id ?? ""))
            .ThenBy(planned => planned.Entry?.Until ?? DateOnly.MaxValue)
            .ThenBy(planned => planned.Station is { } station && way.IndexOf(station.Id) is >= 0 and var place ? place : way.Count)
            .ThenBy(planned => planned.Number)
            .ToLookup(planned => planned.Entry?.State);
        return new(
            [.. actions[ActionState.Open]],
            [.. actions[null]],
            [.. actions[ActionState.Done]],
            [.. actions[ActionState.NotForUs]]
        );
    }

    private static IEnumerable<PlannedAction> Numbered(PersonalPlan plan, IReadOnlyList<Station> stations, DialogsContent content)
    {
        var number = 0;
        foreach (var station in stations)
        {
            foreach (var action in station.Actions)
            {
                yield return new(++number, action.Id, action, station, plan.Find(action.Id));
            }
        }

        foreach (var own in plan.OwnActions)
        {
            yield return new(++number, own.Id, null, content.FindStation(own.StationId), own);
        }
    }
}

/// <summary>An action with the person's decision about it.</summary>
/// <param name="Number">
/// The number that cards show for the action, from 1: first the actions of all stations in the package's order, then the actions that the
/// person added.
/// </param>
/// <param name="Id">The content id of the action or, if the person added it, <see cref="PlanEntry.Id"/>.</param>
/// <param name="Action">The action of the content; null if the person added the action.</param>
/// <param name="Station">The station that recommends the action, or to which the person added it; null if it belongs to no station.</param>
/// <param name="Entry">The person's decision and details; null if the person has not decided about the action.</param>
public sealed record PlannedAction(int Number, string Id, RecommendedAction? Action, Station? Station, PlanEntry? Entry);
