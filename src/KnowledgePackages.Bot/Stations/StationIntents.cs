using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Stations;

/// <summary>The stations of a package, their steps and actions.</summary>
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
        await turn.Screen.SayAsync(turn.Card.Say(Messages.StationDone, number), $"stationDone/{intent.StationId}", cancellationToken);
        return PromptDetail.Full;
    }

    // Refuses a station that is not on the line of the chosen package, with a reply. Returns null if the station is on it.
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

    public static async Task<PromptDetail> ActionDoneAsync(
        ConversationTurn turn,
        Intent.ActionDone intent,
        CancellationToken cancellationToken
    )
    {
        if (StepOf(turn.Card, intent.ActionId) is not { } step)
        {
            return await turn.RefuseOldButtonAsync(cancellationToken);
        }

        var state = intent.Done ? ActionState.Done : ActionState.Open;
        await turn.GoAsync(turn.Journey.MarkAction(turn.Card.Content, intent.ActionId, state, turn.Card.Today), cancellationToken);
        var isHere = turn.Prompt.Position is Position.Step here && here.Station.Id == step.Station.Id && here.Number == step.Number;
        var shown =
            turn.IsTap && turn.Context.Activity.ReplyToId is { Length: > 0 } tapped ? tapped // not every channel says which card it was
            : isHere && turn.AskedIds is [.., var asked] ? asked
            : null;
        var prompt = turn.Prompt with { Id = $"{step.Station.Id}/{step.StationStep.Id}" };
        var card = StationCards.Draw(turn.Card, step);
        await turn.Screen.ReplaceAsync(shown, card, prompt, cancellationToken, isOpen: isHere);
        var shows = $"{(intent.Done ? "actionDone" : "actionOpen")}/{intent.ActionId}";
        await turn.Screen.SayAsync(Marked(turn.Card, step.Station, intent), shows, cancellationToken, isHere ? WaysOn(card) : null);

        // The card was updated with the mark; sending it again would only push it away.
        return isHere && turn.ShowsCards ? PromptDetail.None : PromptDetail.Short;
    }

    // Buttons to the next open action, and out of the station.
    private static IEnumerable<Submit> WaysOn(Card card) =>
    [
        .. card.Choices.Where(choice => choice.Intent is Intent.ActionDone { Done: true }).Take(1),
        .. card.Choices.Where(choice => choice.Intent is Intent.StationDone or Intent.Route),
    ];

    private static string Marked(CardContext context, Station station, Intent.ActionDone intent)
    {
        var number = 1 + station.Actions.TakeWhile(action => action.Id != intent.ActionId).Count();
        var open = station.Actions.Count(action => !context.Journey.DoneActions.Contains(action.Id));
        if (!intent.Done)
        {
            return context.Say(Messages.ActionUnmarked, number);
        }

        return open == 0 ? context.Say(Messages.ActionMarkedLast, number) : context.Say(Messages.ActionMarked, number, open);
    }

    private static Position.Step? StepOf(CardContext context, string actionId) => context.Content.Packages
        .SelectMany(package => context.Journey.MaterialOf(context.Content, package.Id).Stations)
        .SelectMany(station => station.Steps.Select((step, index) => new Position.Step(station, step, index + 1, station.Steps.Count)))
        .FirstOrDefault(step => step.StationStep.Kind == StepKind.Actions && step.StationStep.ItemIds.Contains(actionId));
}
