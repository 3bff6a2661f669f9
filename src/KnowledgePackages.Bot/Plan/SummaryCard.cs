using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Plan;

/// <summary>Draws the summary of a package: the done and the open stations and actions, and the action to begin with.</summary>
internal static class SummaryCard
{
    private const int MaxOffered = 4;

    public static Card Draw(CardContext context, KnowledgePackage package)
    {
        var stops = context.Journey.ProgressIn(context.Content);
        var doneStations = stops.Count(stop => stop.State == StationState.Done);

        var plan = ActionPlan.From(context.Content, context.Journey, package);
        var first = plan.First;
        var offered = plan.Offered.Where(planned => planned != first).ToList();
        Submit[] extra = ExtraAnswers.Way(context, package) is { } way ? [way] : [];
        var title = context.Say(Messages.SummaryTitle, context.PackageName(package.Id));
        var state = doneStations == stops.Count
            ? context.Say(Messages.SummaryFinished, doneStations)
            : context.Say(Messages.SummaryUnfinished, stops.Count, doneStations);
        return new(
            $"{title}. {state}",
            [
                new TextBlock(title, Look.Heading),
                .. FileBlocks.Route(context, package, state),
                .. context.Today is { } today
                    ? [new TextBlock(context.Say(Messages.SummaryDate, context.Date(today)), Look.Quiet)]
                    : Array.Empty<CardElement>(),
                .. Begin(context, package, plan),
                .. PlanCards.Chosen(context, plan.Chosen.Where(planned => planned != first)),
                .. Offered(context, offered),
                .. PlanCards.List(context, Messages.PlanDone, plan.Done),
                .. PlanCards.List(context, Messages.PlanNotForUs, plan.NotForUs),
                .. PlanCards.Saved(context),
                .. FileBlocks.Files(context),
                new ActionSet([
                    .. extra,
                    new(context.Say(Messages.SummaryRoute), new Intent.Route(), IsPrimary: true)
                    {
                        Groups = [PhraseGroups.Back, PhraseGroups.Next, PhraseGroups.Continue],
                    },
                    PlanCards.Add(context),
                    .. RoundsButton.For(context),
                    new(context.Say(Messages.SummaryRemind), new Intent.ScheduleReminder(null)),
                    new(context.Say(Messages.SummaryRestart), new Intent.Restart()),
                ]),
            ],
            [
                $"summary/{package.Id}",
                .. plan.Open.Take(1).Select(planned => $"first/{planned.Id}"),
                .. plan.Chosen.Where(planned => planned != first).Select(planned => $"chosen/{planned.Id}"),
                .. offered.Select(planned => $"open/{planned.Id}"),
                .. plan.Done.Select(planned => $"done/{planned.Id}"),
                .. plan.NotForUs.Select(planned => $"notForUs/{planned.Id}"),
            ]
        )
        {
            IsWide = true,
        };
    }

    // Draws a sentence with the number of chosen or done actions, and the action to begin with.
    private static IEnumerable<CardElement> Begin(CardContext context, KnowledgePackage package, ActionPlan plan)
    {
        var state =
            plan.Chosen.Count > 0 ? context.Say(Messages.PlanChosen, plan.Chosen.Count)
            : plan.Done.Count > 0 ? context.Say(Messages.PlanFinished, plan.Done.Count)
            : context.Say(Messages.SummaryNoneChosen);
        if (plan.First is not { } first)
        {
            return [new TextBlock(context.Say(Messages.SummaryAllDone))];
        }

        var helps = first.Action is { } action ? ExtraAnswers.Helps(context, package.Id, action.ResourceIds) : [];
        return [new TextBlock($"{state} {context.Say(Messages.SummaryFirst)}"), ActionBlocks.Full(context, first, helps)];
    }

    // Draws the first four undecided actions and the number of the others, because a card has no room for all. The others are on the cards
    // of their stations.
    private static IEnumerable<CardElement> Offered(CardContext context, List<PlannedAction> offered)
    {
        if (offered.Count == 0)
        {
            return [];
        }

        return
        [
            new Container([
                new TextBlock(context.Say(Messages.PlanOffered), Look.Strong),
                .. offered.Take(MaxOffered).SelectMany(planned => ActionBlocks.Short(context, planned)),
                .. offered.Count > MaxOffered
                    ? [new TextBlock(context.Say(Messages.PlanOfferedMore, offered.Count - MaxOffered), Look.Quiet)]
                    : Array.Empty<CardElement>(),
            ]),
        ];
    }
}
