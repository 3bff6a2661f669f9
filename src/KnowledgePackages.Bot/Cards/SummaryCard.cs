using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>What was done, what is open, and the one thing to begin with.</summary>
internal static class SummaryCard
{
    public static Card Draw(CardContext context, KnowledgePackage package)
    {
        var stops = context.Journey.ProgressIn(context.Content);
        var doneStations = stops.Count(stop => stop.State == StationState.Done);

        // What the person said yes to comes first, then the order of the line; the extra answers know it better.
        var order = context.Journey.MaterialOf(context.Content, package.Id);
        var stations = order.Start is not null
            ? order.Way
            : [.. order.Stations.OrderBy(station => RouteCards.Fits(context, station).Count == 0).ThenBy(station => station.Number)];
        var actions = stations
            .SelectMany(station => station.Actions).ToLookup(action => context.Journey.DoneActions.Contains(action.Id));
        var open = actions[false].ToList();
        Submit[] extra = ExtraCards.Way(context, package) is { } way ? [way] : [];
        var title = context.Say(Messages.SummaryTitle, context.PackageName(package.Id));
        var state = doneStations == stops.Count
            ? context.Say(Messages.SummaryFinished, doneStations)
            : context.Say(Messages.SummaryUnfinished, stops.Count, doneStations);
        return new(
            $"{title}. {state}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock($"{Line.OfStations(context, package)}  {state}"),
                .. context.Today is { } today ? [new TextBlock(context.Say(Messages.SummaryDate, context.Date(today)), Look.Quiet)] : Array.Empty<CardElement>(),
                .. Open(context, package, open),
                .. Done(context, [.. actions[true]]),
                new ActionSet(
                [
                    .. extra,
                    new(context.Say(Messages.SummaryRoute), new Intent.Route(), IsPrimary: true)
                    {
                        Groups = [Groups.Back, Groups.Next, Groups.Continue],
                    },
                    new(context.Say(Messages.SummaryRemind), new Intent.ScheduleReminder(null)),
                    new(context.Say(Messages.SummaryRestart), new Intent.Restart()),
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

    private static IEnumerable<CardElement> Open(CardContext context, KnowledgePackage package, List<RecommendedAction> open)
    {
        if (open.Count == 0)
            return [new TextBlock(context.Say(Messages.SummaryAllDone))];
        var first = context.Texts.Action(open[0].Id);
        List<CardElement> begin =
        [
            new TextBlock($"{context.Say(Messages.SummaryList, open.Count)} {context.Say(Messages.SummaryFirst)}"),
            new TextBlock(first.Text, Look.Strong),
            new FactSet([new(context.Say(Messages.ActionWho), first.Who), new(context.Say(Messages.ActionEvidence), first.Evidence)]),
        ];
        if (open[0].ResourceIds.Count > 0)
            begin.Add(new Links(context.Say(Messages.ActionUse), context.Links(open[0].ResourceIds), Look.Note));
        begin.AddRange(ExtraCards.Helps(context, package.Id, open[0].ResourceIds));
        return open.Count == 1
            ? [new Container(begin)]
            : [new Container(begin), List(context, Messages.SummaryThen, isDone: false, open.Skip(1))];
    }

    private static IEnumerable<CardElement> Done(CardContext context, IReadOnlyList<RecommendedAction> done) =>
        done.Count == 0 ? [] : [List(context, Messages.SummaryDone, isDone: true, done)];

    private static Container List(CardContext context, MessageRequirement title, bool isDone, IEnumerable<RecommendedAction> actions) => new(
    [
        new TextBlock(context.Say(title), Look.Strong),
        .. actions.GroupBy(action => StationOf(context, action)).SelectMany(station => station
            .Select(action => new TextBlock($"{Line.Stop(isDone)} {context.Texts.Action(action.Id).Text}", Look.Item))
            .Prepend(new TextBlock(context.Say(Messages.SummaryStation, station.Key), Look.Quiet))),
    ]);

    private static int StationOf(CardContext context, RecommendedAction action) =>
        context.Content.Packages.SelectMany(package => package.Stations).First(station => station.Actions.Contains(action)).Number;
}
