using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.BotFramework.Schema;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>
/// Does what a person wants: changes the journey, says what has to be said about it. What is open afterwards is asked by the dialogs, unless
/// <see cref="BotMemory.IsQuiet"/> says that it stands on the screen already.
/// </summary>
internal static partial class Guide
{
    /// <summary>Follows a move. Anything else (a step that got no result) is nothing to do.</summary>
    public static async Task FollowAsync(Turn turn, object? result, CancellationToken cancellationToken)
    {
        if (result is not Move move)
            return;
        turn.Memory.LastTap = Hearing.TapIn(turn) ?? turn.Memory.LastTap;
        turn.Memory.IsQuiet = !await ShallAskAsync(turn, move, cancellationToken);
    }

    // Whether what is open afterwards has to be asked.
    private static Task<bool> ShallAskAsync(Turn turn, Move move, CancellationToken cancellationToken) => move switch
    {
        Move.Start => GoAsync(turn, turn.Journey.Start(), cancellationToken),
        Move.Answer answer => AnswerAsync(turn, answer, cancellationToken),
        Move.Explain explain => ExplainAsync(turn, explain, cancellationToken),
        Move.Back => BackAsync(turn, cancellationToken),
        Move.Change change => ChangeAsync(turn, change, cancellationToken),
        Move.Confirm => GoAsync(turn, turn.Journey.ConfirmAnswers(), cancellationToken),
        Move.Choose choose => ChooseAsync(turn, choose, cancellationToken),
        Move.Route => RouteAsync(turn, cancellationToken),
        Move.Station station => StationAsync(turn, station, cancellationToken),
        Move.Next => GoAsync(turn, turn.Journey.Next(turn.Scene.Content), cancellationToken),
        Move.StationDone done => StationDoneAsync(turn, done, cancellationToken),
        Move.ActionDone done => ActionDoneAsync(turn, done, cancellationToken),
        Move.Finish => FinishAsync(turn, cancellationToken),
        Move.Restart or Move.RestartYes or Move.RestartNo => RestartAsync(turn, move, cancellationToken),
        _ => AsideAsync(turn, move, cancellationToken),
    };

    private static async Task<bool> GoAsync(Turn turn, Journey next, CancellationToken cancellationToken)
    {
        await turn.GoAsync(next, cancellationToken);
        return true;
    }

    private static async Task<bool> BackAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Journey.Back(turn.Scene.Content) is { } before)
            return await GoAsync(turn, turn.Place.AsksRestart ? turn.Journey : before, cancellationToken);
        return await SayAsync(turn, Messages.BackNone, "back/none", cancellationToken);
    }

    private static async Task<bool> RestartAsync(Turn turn, Move move, CancellationToken cancellationToken)
    {
        if (move is Move.RestartNo)
        {
            turn.Memory.AsksRestart = false;
        }
        else if (move is Move.Restart || !turn.Memory.AsksRestart)
        {
            // There is nothing to lose before the start. And nobody loses anything to an old "yes" without being asked again.
            turn.Memory.AsksRestart = turn.Journey.Started;
        }
        else
        {
            await turn.GoAsync(turn.Journey.Restart().Start(), cancellationToken);
            await SayAsync(turn, Messages.RestartDone, "restarted", cancellationToken);
        }

        return true;
    }

    // What is only told, and leaves everything as it is.
    private static async Task<bool> AsideAsync(Turn turn, Move move, CancellationToken cancellationToken)
    {
        switch (move)
        {
            case Move.Help:
                await turn.ShowAsync(AsideCards.Help(turn.Scene, turn.Place), cancellationToken);
                break;
            case Move.Status:
                await turn.ShowAsync(AsideCards.Status(turn.Scene, turn.Place), cancellationToken);
                break;
            case Move.Cases cases when turn.Scene.Content.FindPackage(cases.PackageId) is { } package:
                await turn.ShowAsync(RouteCards.Cases(turn.Scene, package), cancellationToken);
                break;
            case Move.Cases:
                return await LateAsync(turn, cancellationToken);
            case Move.LookUp lookUp:
                await LookUpAsync(turn, lookUp.TermId, cancellationToken);
                break;
            case Move.Glossary:
                await turn.SayAsync(turn.Scene.Say(Messages.TermAll, turn.Scene.List([.. turn.Scene.Texts.Glossary.Select(term => term.Term)])), "glossary", cancellationToken);
                break;
            case Move.Greet:
                await turn.SayAsync(turn.Scene.Say(Messages.GreetingAgain, turn.Place.Name(turn.Scene)), "greeting/again", cancellationToken);
                break;
            case Move.Wrong:
                return await SayAsync(turn, Messages.CheckWhich, "check/which", cancellationToken);
            case Move.Thank:
                return await SayAsync(turn, Messages.Thanks, "thanks", cancellationToken);
            case Move.Leave:
                await turn.AskAsync(turn.Draw(AsideCards.Leave(turn.Scene, turn.Place), turn.Place, InputHints.AcceptingInput), isLeave: true, cancellationToken);
                return false;
        }

        return true;
    }

    private static Task LookUpAsync(Turn turn, string? termId, CancellationToken cancellationToken)
    {
        const int Examples = 4;
        var glossary = turn.Scene.Texts.Glossary;
        return glossary.FirstOrDefault(term => term.Id == termId) is { } found
            ? turn.SayAsync(turn.Scene.Say(Messages.Term, found.Term, found.Definition), $"term/{found.Id}", cancellationToken)
            : turn.SayAsync(turn.Scene.Say(Messages.TermUnknown, turn.Scene.List([.. glossary.Take(Examples).Select(term => term.Term)])), "term/unknown", cancellationToken);
    }

    private static async Task<bool> SayAsync(Turn turn, MessageRequirement message, string shows, CancellationToken cancellationToken)
    {
        await turn.SayAsync(turn.Scene.Say(message), shows, cancellationToken);
        return true;
    }

    private static async Task<bool> LateAsync(Turn turn, CancellationToken cancellationToken)
    {
        await turn.SayAsync($"{turn.Scene.Say(Messages.LateStep)} {turn.Scene.Say(Messages.LateNow, turn.Place.Name(turn.Scene))}", "late/step", cancellationToken);
        return true;
    }
}
