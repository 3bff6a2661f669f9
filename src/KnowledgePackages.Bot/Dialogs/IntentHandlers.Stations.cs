using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Dialogs;

/// <content>The package and its stations.</content>
internal static partial class IntentHandlers
{
    private static async Task<PromptDetail> ChooseAsync(ConversationTurn turn, Intent.Choose move, CancellationToken cancellationToken)
    {
        var isTaken = turn.Journey.PackageId == move.PackageId;
        if (isTaken && !turn.IsTap)
            return PromptDetail.Full;
        return !isTaken && turn.Card.Content.FindPackage(move.PackageId) is not null && turn.Prompt.IsAfterTheQuestions
            ? await GoAsync(turn, turn.Journey.ChoosePackage(turn.Card.Content, move.PackageId), cancellationToken)
            : await LateAsync(turn, cancellationToken);
    }

    private static async Task<PromptDetail> RouteAsync(ConversationTurn turn, CancellationToken cancellationToken) => turn.Prompt.Position switch
    {
        Position.Route => await GoAsync(turn, turn.Journey, cancellationToken),
        _ when turn.Prompt.IsExtra => await GoAsync(turn, turn.Journey.LeaveStation(), cancellationToken),
        Position.Step => await GoAsync(turn, turn.Journey.LeaveStation(), cancellationToken),
        Position.Summary => await GoAsync(turn, turn.Journey.Back(turn.Card.Content)!, cancellationToken),
        _ => await SayAsync(turn, Messages.RouteLater, "route/later", cancellationToken),
    };

    private static Task<PromptDetail> FinishAsync(ConversationTurn turn, CancellationToken cancellationToken) => turn.Prompt.IsOnTheLine
        ? GoAsync(turn, turn.Journey.Finish(), cancellationToken)
        : AsideAsync(turn, new Intent.Status(), cancellationToken);

    private static async Task<PromptDetail> StationAsync(ConversationTurn turn, Intent.Station move, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, move.StationId, cancellationToken) is { } refused)
            return refused;
        return await GoAsync(turn, turn.Journey.GoToStation(turn.Card.Content, move.StationId), cancellationToken);
    }

    private static async Task<PromptDetail> StationDoneAsync(ConversationTurn turn, Intent.StationDone move, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, move.StationId, cancellationToken) is { } refused)
            return refused;
        await turn.GoAsync(turn.Journey.MarkStationDone(turn.Card.Content, move.StationId), cancellationToken);
        var number = turn.Card.Content.GetStation(move.StationId).Number;
        await turn.SayAsync(turn.Card.Say(Messages.StationDone, number), $"stationDone/{move.StationId}", cancellationToken);
        return PromptDetail.Full;
    }

    // A station that is not on the line of the chosen package: says so. Null: it is.
    private static async Task<PromptDetail?> RefuseAsync(ConversationTurn turn, string stationId, CancellationToken cancellationToken)
    {
        if (turn.Card.Content.FindStation(stationId) is not { } station)
            return await LateAsync(turn, cancellationToken);
        if (turn.Journey.PackageId is null)
            return await SayAsync(turn, Messages.RouteLater, "route/later", cancellationToken);
        return station.PackageId == turn.Journey.PackageId
            ? null
            : await SayAsync(turn, Messages.StationElsewhere, "station/elsewhere", cancellationToken);
    }

    private static async Task<PromptDetail> ActionDoneAsync(ConversationTurn turn, Intent.ActionDone move, CancellationToken cancellationToken)
    {
        if (StepOf(turn.Card, move.ActionId) is not { } step)
            return await LateAsync(turn, cancellationToken);
        await turn.GoAsync(turn.Journey.MarkActionDone(turn.Card.Content, move.ActionId, move.Done), cancellationToken);
        var isHere = turn.Prompt.Position is Position.Step here && here.Station.Id == step.Station.Id && here.Number == step.Number;
        var shown = turn.IsTap && turn.Context.Activity.ReplyToId is { Length: > 0 } tapped ? tapped // not every channel says which card it was
            : isHere && turn.AskedIds is [.., var asked] ? asked : null;
        var prompt = turn.Prompt with { Id = $"{step.Station.Id}/{step.StationStep.Id}" };
        var card = StationCards.Draw(turn.Card, step);
        await turn.ReplaceAsync(shown, card, prompt, cancellationToken, isOpen: isHere);
        var shows = $"{(move.Done ? "actionDone" : "actionOpen")}/{move.ActionId}";
        await turn.SayAsync(Marked(turn.Card, step.Station, move), shows, cancellationToken, isHere ? WaysOn(card) : null);

        // The card itself shows the mark; showing it once more would only push it away.
        return isHere && turn.ShowsCards ? PromptDetail.None : PromptDetail.Short;
    }

    // To the next open action, and out of the station.
    private static IEnumerable<Submit> WaysOn(Card card) =>
    [
        .. card.Choices.Where(choice => choice.Intent is Intent.ActionDone { Done: true }).Take(1),
        .. card.Choices.Where(choice => choice.Intent is Intent.StationDone or Intent.Route),
    ];

    private static string Marked(CardContext context, Station station, Intent.ActionDone move)
    {
        var number = 1 + station.Actions.TakeWhile(action => action.Id != move.ActionId).Count();
        var open = station.Actions.Count(action => !context.Journey.DoneActions.Contains(action.Id));
        if (!move.Done)
            return context.Say(Messages.ActionUnmarked, number);
        return open == 0 ? context.Say(Messages.ActionMarkedLast, number) : context.Say(Messages.ActionMarked, number, open);
    }

    private static Position.Step? StepOf(CardContext context, string actionId) => context.Content.Packages
        .SelectMany(package => context.Journey.MaterialOf(context.Content, package.Id).Stations)
        .SelectMany(station => station.Steps.Select((step, index) => new Position.Step(station, step, index + 1, station.Steps.Count)))
        .FirstOrDefault(step => step.StationStep.Kind == StepKind.Actions && step.StationStep.ItemIds.Contains(actionId));
}
