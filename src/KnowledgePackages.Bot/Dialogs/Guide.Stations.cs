using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Dialogs;

/// <content>The package and its stations.</content>
internal static partial class Guide
{
    private static async Task<Asking> ChooseAsync(Turn turn, Move.Choose move, CancellationToken cancellationToken)
    {
        var isTaken = turn.Journey.PackageId == move.PackageId;
        if (isTaken && !turn.IsTap)
            return Asking.Fully;
        return !isTaken && turn.Scene.Content.FindPackage(move.PackageId) is not null && turn.Place.IsAfterTheQuestions
            ? await GoAsync(turn, turn.Journey.ChoosePackage(turn.Scene.Content, move.PackageId), cancellationToken)
            : await LateAsync(turn, cancellationToken);
    }

    private static async Task<Asking> RouteAsync(Turn turn, CancellationToken cancellationToken) => turn.Place.Position switch
    {
        Position.Route => await GoAsync(turn, turn.Journey, cancellationToken),
        _ when turn.Place.IsExtra => await GoAsync(turn, turn.Journey.LeaveStation(), cancellationToken),
        Position.Step => await GoAsync(turn, turn.Journey.LeaveStation(), cancellationToken),
        Position.Summary => await GoAsync(turn, turn.Journey.Back(turn.Scene.Content)!, cancellationToken),
        _ => await SayAsync(turn, Messages.RouteLater, "route/later", cancellationToken),
    };

    private static Task<Asking> FinishAsync(Turn turn, CancellationToken cancellationToken) => turn.Place.IsOnTheLine
        ? GoAsync(turn, turn.Journey.Finish(), cancellationToken)
        : AsideAsync(turn, new Move.Status(), cancellationToken);

    private static async Task<Asking> StationAsync(Turn turn, Move.Station move, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, move.StationId, cancellationToken) is { } refused)
            return refused;
        return await GoAsync(turn, turn.Journey.GoToStation(turn.Scene.Content, move.StationId), cancellationToken);
    }

    private static async Task<Asking> StationDoneAsync(Turn turn, Move.StationDone move, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(turn, move.StationId, cancellationToken) is { } refused)
            return refused;
        await turn.GoAsync(turn.Journey.MarkStationDone(turn.Scene.Content, move.StationId), cancellationToken);
        var number = turn.Scene.Content.GetStation(move.StationId).Number;
        await turn.SayAsync(turn.Scene.Say(Messages.StationDone, number), $"stationDone/{move.StationId}", cancellationToken);
        return Asking.Fully;
    }

    // A station that is not on the line of the chosen package: says so. Null: it is.
    private static async Task<Asking?> RefuseAsync(Turn turn, string stationId, CancellationToken cancellationToken)
    {
        if (turn.Scene.Content.FindStation(stationId) is not { } station)
            return await LateAsync(turn, cancellationToken);
        if (turn.Journey.PackageId is null)
            return await SayAsync(turn, Messages.RouteLater, "route/later", cancellationToken);
        return station.PackageId == turn.Journey.PackageId
            ? null
            : await SayAsync(turn, Messages.StationElsewhere, "station/elsewhere", cancellationToken);
    }

    private static async Task<Asking> ActionDoneAsync(Turn turn, Move.ActionDone move, CancellationToken cancellationToken)
    {
        if (StepOf(turn.Scene, move.ActionId) is not { } step)
            return await LateAsync(turn, cancellationToken);
        await turn.GoAsync(turn.Journey.MarkActionDone(turn.Scene.Content, move.ActionId, move.Done), cancellationToken);
        var isHere = turn.Place.Position is Position.Step here && here.Station.Id == step.Station.Id && here.Number == step.Number;
        var shown = turn.IsTap && turn.Context.Activity.ReplyToId is { Length: > 0 } tapped ? tapped // not every channel says which card it was
            : isHere && turn.AskedIds is [.., var asked] ? asked : null;
        var place = turn.Place with { Id = $"{step.Station.Id}/{step.StationStep.Id}" };
        var card = StationCards.Draw(turn.Scene, step);
        await turn.ReplaceAsync(shown, card, place, cancellationToken, isOpen: isHere);
        var shows = $"{(move.Done ? "actionDone" : "actionOpen")}/{move.ActionId}";
        await turn.SayAsync(Marked(turn.Scene, step.Station, move), shows, cancellationToken, isHere ? WaysOn(card) : null);

        // The card itself shows the mark; showing it once more would only push it away.
        return isHere && turn.ShowsCards ? Asking.Quietly : Asking.Again;
    }

    // To the next open action, and out of the station.
    private static IEnumerable<Submit> WaysOn(Card card) =>
    [
        .. card.Choices.Where(choice => choice.Move is Move.ActionDone { Done: true }).Take(1),
        .. card.Choices.Where(choice => choice.Move is Move.StationDone or Move.Route),
    ];

    private static string Marked(Scene scene, Station station, Move.ActionDone move)
    {
        var number = 1 + station.Actions.TakeWhile(action => action.Id != move.ActionId).Count();
        var open = station.Actions.Count(action => !scene.Journey.DoneActions.Contains(action.Id));
        if (!move.Done)
            return scene.Say(Messages.ActionUnmarked, number);
        return open == 0 ? scene.Say(Messages.ActionMarkedLast, number) : scene.Say(Messages.ActionMarked, number, open);
    }

    private static Position.Step? StepOf(Scene scene, string actionId) => scene.Content.Packages
        .SelectMany(package => scene.Journey.MaterialOf(scene.Content, package.Id).Stations)
        .SelectMany(station => station.Steps.Select((step, index) => new Position.Step(station, step, index + 1, station.Steps.Count)))
        .FirstOrDefault(step => step.StationStep.Kind == StepKind.Actions && step.StationStep.ItemIds.Contains(actionId));
}
