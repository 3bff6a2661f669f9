using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>What was done, what is open, and the one thing to begin with.</summary>
internal static class SummaryCard
{
    public static Card Draw(Scene scene, KnowledgePackage package)
    {
        var stops = scene.Journey.ProgressIn(scene.Content);
        var doneStations = stops.Count(stop => stop.State == StationState.Done);

        // What the person said yes to comes first, then the order of the line; the extra answers know it better.
        var order = scene.Journey.MaterialOf(scene.Content, package.Id);
        var stations = order.Start is not null
            ? order.Way
            : [.. order.Stations.OrderBy(station => RouteCards.Fits(scene, station).Count == 0).ThenBy(station => station.Number)];
        var actions = stations
            .SelectMany(station => station.Actions).ToLookup(action => scene.Journey.DoneActions.Contains(action.Id));
        var open = actions[false].ToList();
        Submit[] extra = ExtraCards.Way(scene, package) is { } way ? [way] : [];
        var title = scene.Say(Messages.SummaryTitle, scene.PackageName(package.Id));
        var state = doneStations == stops.Count
            ? scene.Say(Messages.SummaryFinished, doneStations)
            : scene.Say(Messages.SummaryUnfinished, stops.Count, doneStations);
        return new(
            $"{title}. {state}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock($"{Line.OfStations(scene, package)}  {state}"),
                .. scene.Today is { } today ? [new TextBlock(scene.Say(Messages.SummaryDate, scene.Date(today)), Look.Quiet)] : Array.Empty<CardElement>(),
                .. Open(scene, package, open),
                .. Done(scene, [.. actions[true]]),
                new ActionSet(
                [
                    .. extra,
                    new(scene.Say(Messages.SummaryRoute), new Move.Route(), IsPrimary: true)
                    {
                        Groups = [Groups.Stations, Groups.Back, Groups.Next, Groups.Continue],
                    },
                    new(scene.Say(Messages.SummaryRemind), new Move.Remind(null)) { Groups = [Groups.Remind] },
                    new(scene.Say(Messages.SummaryRestart), new Move.Restart()) { Groups = [Groups.Restart] },
                ]),
            ],
            [
                $"summary/{package.Id}",
                .. open.Take(1).Select(action => $"first/{action.Id}"),
                .. open.Skip(1).Select(action => $"open/{action.Id}"),
                .. actions[true].Select(action => $"done/{action.Id}"),
            ])
        {
            IsWide = true,
        };
    }

    private static IEnumerable<CardElement> Open(Scene scene, KnowledgePackage package, List<RecommendedAction> open)
    {
        if (open.Count == 0)
            return [new TextBlock(scene.Say(Messages.SummaryAllDone))];
        var first = scene.Texts.Action(open[0].Id);
        List<CardElement> begin =
        [
            new TextBlock($"{scene.Say(Messages.SummaryList, open.Count)} {scene.Say(Messages.SummaryFirst)}"),
            new TextBlock(first.Text, Look.Strong),
            new FactSet([new(scene.Say(Messages.ActionWho), first.Who), new(scene.Say(Messages.ActionEvidence), first.Evidence)]),
        ];
        if (open[0].ResourceIds.Count > 0)
            begin.Add(new Links(scene.Say(Messages.ActionUse), scene.Links(open[0].ResourceIds), Look.Note));
        begin.AddRange(ExtraCards.Helps(scene, package.Id, open[0].ResourceIds));
        return open.Count == 1
            ? [new Container(begin)]
            : [new Container(begin), List(scene, Messages.SummaryThen, isDone: false, open.Skip(1))];
    }

    private static IEnumerable<CardElement> Done(Scene scene, IReadOnlyList<RecommendedAction> done) =>
        done.Count == 0 ? [] : [List(scene, Messages.SummaryDone, isDone: true, done)];

    private static Container List(Scene scene, MessageRequirement title, bool isDone, IEnumerable<RecommendedAction> actions) => new(
    [
        new TextBlock(scene.Say(title), Look.Strong),
        .. actions.GroupBy(action => StationOf(scene, action)).SelectMany(station => station
            .Select(action => new TextBlock($"{Line.Stop(isDone)} {scene.Texts.Action(action.Id).Text}", Look.Item))
            .Prepend(new TextBlock(scene.Say(Messages.SummaryStation, station.Key), Look.Quiet))),
    ]);

    private static int StationOf(Scene scene, RecommendedAction action) =>
        scene.Content.Packages.SelectMany(package => package.Stations).First(station => station.Actions.Contains(action)).Number;
}
