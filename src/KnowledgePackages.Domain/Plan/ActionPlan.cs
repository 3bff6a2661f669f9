using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Domain.Plan;

/// <summary>
/// A package's actions and a person's own, each under its decision. Every list is sorted: first the actions that help with a challenge that
/// was answered yes, then by date, then by the order of the material.
/// </summary>
/// <param name="Chosen">The actions that the person wants to do, and has not done yet.</param>
/// <param name="Offered">Actions of the package without a decision.</param>
/// <param name="Done">The actions that are done in the centre.</param>
/// <param name="NotForUs">The actions that the person does not want.</param>
public sealed record ActionPlan(
    IReadOnlyList<PlannedAction> Chosen,
    IReadOnlyList<PlannedAction> Offered,
    IReadOnlyList<PlannedAction> Done,
    IReadOnlyList<PlannedAction> NotForUs)
{
    /// <summary>The actions that are not done: first the chosen ones, then those on offer.</summary>
    public IReadOnlyList<PlannedAction> Open => [.. Chosen, .. Offered];

    /// <summary>
    /// The action to begin with: the first chosen action or, if none is chosen, the first on offer; null if no action is left.
    /// </summary>
    public PlannedAction? First => Open is [var first, ..] ? first : null;

    /// <summary>Every action, in the order of its number.</summary>
    public IReadOnlyList<PlannedAction> All =>
        [.. Chosen.Concat(Offered).Concat(Done).Concat(NotForUs).OrderBy(planned => planned.Number)];

    /// <summary>Returns the plan that follows from a journey.</summary>
    public static ActionPlan From(DialogsContent content, Journey journey, KnowledgePackage package)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(package);
        var material = journey.MaterialOf(content, package.Id);
        var helpful = package
            .Stations.Where(station => journey.YesAbout(content, station).Count > 0)
            .Select(station => station.Id)
            .ToHashSet();
        var way = journey.WayThrough(content, package).Select(station => station.Id).ToList();
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

        foreach (var own in plan.Own)
        {
            yield return new(++number, own.Id, null, content.FindStation(own.StationId), own);
        }
    }
}

/// <summary>An action with what a person has decided about it.</summary>
/// <param name="Number">
/// The action's number for the person, from 1: first the actions of all stations of the package in the order of the line, then the person's
/// own.
/// </param>
/// <param name="Id">The content id, or the id of the person's own action.</param>
/// <param name="Action">The action of the content; null for one of the person's own.</param>
/// <param name="Station">
/// The station that recommends the action, or to which the person has added it; null if it belongs to no station.
/// </param>
/// <param name="Entry">The person's decision; null if the action is only on offer.</param>
public sealed record PlannedAction(int Number, string Id, RecommendedAction? Action, Station? Station, PlanEntry? Entry);
