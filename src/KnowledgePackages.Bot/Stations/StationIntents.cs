using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Stations;

/// <summary>
/// Handles the intents of the route, the stations and their steps, the examples from other centres, and the reading time.
/// </summary>
internal static class StationIntents
{
    public static async Task<PromptDetail> RouteAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.Prompt.Position switch
        {
            Position.Route => await turn.MoveAsync(turn.Journey, cancellationToken),
            _ when turn.Prompt.IsExtra => await turn.MoveAsync(turn.Journey.LeaveStation(), cancellationToken),
            Position.Step => await turn.MoveAsync(turn.Journey.LeaveStation(), cancellationToken),
            Position.Summary => await turn.MoveAsync(turn.Journey.Back(turn.Card.Content)!, cancellationToken),
            _ => await turn.TellAsync(Messages.RouteLater, "route/later", cancellationToken),
        };

    public static Task<PromptDetail> NextAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.MoveAsync(turn.Journey.Next(turn.Card.Content), cancellationToken);

    public static Task<PromptDetail> TimeAsync(ConversationTurn turn, Intent.HaveTime intent, CancellationToken cancellationToken) =>
        turn.Card.Content.FindPackage(turn.Journey.PackageId) is { } package
            ? turn.TellAsync(TimeCard.Draw(turn.Card, package, Math.Max(1, intent.Minutes)), cancellationToken)
            : turn.TellAsync(Messages.RouteLater, "route/later", cancellationToken);

    public static Task<PromptDetail> CasesAsync(ConversationTurn turn, Intent.Cases intent, CancellationToken cancellationToken) =>
        turn.Card.Content.FindPackage(intent.PackageId) is { } package
            ? turn.TellAsync(RouteCards.Cases(turn.Card, package), cancellationToken)
            : turn.RefuseOldButtonAsync(cancellationToken);

    public static async Task<PromptDetail> StationAsync(ConversationTurn turn, Intent.Station intent, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, intent.StationId, cancellationToken) is { } refused)
        {
            return refused;
        }

        return await turn.MoveAsync(turn.Journey.GoToStation(turn.Card.Content, intent.StationId), cancellationToken);
    }

    public static async Task<PromptDetail> StationDoneAsync(
        ConversationTurn turn,
        Intent.StationDone intent,
        CancellationToken cancellationToken
    )
    {
        if (await RefuseAsync(turn, intent.StationId, cancellationToken) is { } refused)
        {
            return refused;
        }

        await turn.GoAsync(turn.Journey.MarkStationDone(turn.Card.Content, intent.StationId), cancellationToken);
        var number = turn.Card.Content.GetStation(intent.StationId).Number;
        var sentences = $"{turn.Card.Say(Messages.StationDone, number)} {OnPlan(turn.Card, intent.StationId)}";
        await turn.Screen.SayAsync(sentences, $"stationDone/{intent.StationId}", cancellationToken);
        return PromptDetail.Full;
    }

    // Returns a sentence about how many of the station's actions are on the plan or done, because marking a station as done does not
    // complete its actions.
    private static string OnPlan(CardContext context, string stationId)
    {
        var actions = context.Plan?.All.Where(planned => planned.Station?.Id == stationId).ToLookup(planned => planned.Entry?.State);
        return (actions?[ActionState.Open].Count(), actions?[ActionState.Done].Count()) switch
        {
            ( > 0 and var chosen, _) => context.Say(Messages.StationChosen, chosen),
            (_, > 0 and var done) => context.Say(Messages.StationActionsDone, done),
            _ => context.Say(Messages.StationNoneChosen),
        };
    }

    // Replies with the reason if the station does not belong to the chosen package. Returns null if the station belongs to it.
    private static async Task<PromptDetail?> RefuseAsync(ConversationTurn turn, string stationId, CancellationToken cancellationToken)
    {
        if (turn.Card.Content.FindStation(stationId) is not { } station)
        {
            return await turn.RefuseOldButtonAsync(cancellationToken);
        }

        if (turn.Journey.PackageId is null)
        {
            return await turn.TellAsync(Messages.RouteLater, "route/later", cancellationToken);
        }

        return station.PackageId == turn.Journey.PackageId
            ? null
            : await turn.TellAsync(Messages.StationElsewhere, "station/elsewhere", cancellationToken);
    }
}
