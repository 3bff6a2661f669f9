using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Plan;

/// <summary>The summary: what was done, what is open, and the action to begin with.</summary>
internal static class SummaryCard
{
    public static Card Draw(CardContext context, KnowledgePackage package)
    {
        var stops = context.Journey.ProgressIn(context.Content);
        var doneStations = stops.Count(stop => stop.State == StationState.Done);

        var plan = ActionPlan.From(context.Content, context.Journey, package);
        Submit[] extra = ExtraAnswers.Way(context, package) is { } way ? [way] : [];
        var title = context.Say(Messages.SummaryTitle, context.PackageName(package.Id));
        var state = doneStations == stops.Count
            ? context.Say(Messages.SummaryFinished, doneStations)
            : context.Say(Messages.SummaryUnfinished, stops.Count, doneStations);
        return new(
            $"{title}. {state}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock($"{Line.OfStations(context, package)}  {state}"),
                .. context.Today is { } today
                    ? [new TextBlock(context.Say(Messages.SummaryDate, context.Date(today)), Look.Quiet)]
                    : Array.Empty<CardElement>(),
                .. Open(context, package, plan.Open),
                .. Done(context, plan.Done),
                new ActionSet([
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
                .. plan.Open.Take(1).Select(planned => $"first/{planned.Id}"),
                .. plan.Open.Skip(1).Select(planned => $"open/{planned.Id}"),
                .. plan.Done.Select(planned => $"done/{planned.Id}"),
            ]
        )
        {
            IsWide = true,
        };
    }

    private static IEnumerable<CardElement> Open(CardContext context, KnowledgePackage package, IReadOnlyList<PlannedAction> open)
    {
        if (open.Count == 0)
        {
            return [new TextBlock(context.Say(Messages.SummaryAllDone))];
        }

        var first = open[0].Action!;
        Container begin = new(
        [
            new TextBlock($"{context.Say(Messages.SummaryList, open.Count)} {context.Say(Messages.SummaryFirst)}"),
            new TextBlock(context.Texts.Action(first.Id).Text, Look.Strong),
            .. MaterialBlocks.HowTo(context, first),
            .. ExtraAnswers.Helps(context, package.Id, first.ResourceIds),
        ]);
        return open.Count == 1 ? [begin] : [begin, List(context, Messages.SummaryThen, isDone: false, open.Skip(1))];
    }

    private static IEnumerable<CardElement> Done(CardContext context, IReadOnlyList<PlannedAction> done) =>
        done.Count == 0 ? [] : [List(context, Messages.SummaryDone, isDone: true, done)];

    private static Container List(CardContext context, MessageRequirement title, bool isDone, IEnumerable<PlannedAction> actions) => new(
    [
        new TextBlock(context.Say(title), Look.Strong),
        .. actions.GroupBy(planned => planned.Station!.Number).SelectMany(station => station
            .Select(planned => new TextBlock($"{Line.Stop(isDone)} {context.Texts.Action(planned.Id).Text}", Look.Item))
            .Prepend(new TextBlock(context.Say(Messages.SummaryStation, station.Key), Look.Quiet))),
    ]);
}
