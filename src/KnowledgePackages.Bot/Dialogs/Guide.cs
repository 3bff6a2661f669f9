using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>
/// Does what a person wants: changes the journey, says what has to be said about it. What is open afterwards is asked by the loop, as
/// <see cref="Turn.Asking"/> says.
/// </summary>
internal static partial class Guide
{
    /// <summary>Follows a move.</summary>
    public static async Task FollowAsync(Turn turn, Move move, CancellationToken cancellationToken)
    {
        turn.Memory.LastTap = Hearing.TapIn(turn) ?? turn.Memory.LastTap;
        if (Button.Read(turn.Context.Activity.Value) is { } button)
            StandingCards.NoteTap(turn.Memory, button.At, turn.Context.Activity.ReplyToId);
        turn.Memory.ShowsResults = turn.ShowsCards && move is Move.Search { Result: SearchResult.Found };
        turn.Asking = await DoAsync(turn, move, cancellationToken);
        await turn.RefreshRouteAsync(cancellationToken);
    }

    // How what is open afterwards is asked.
    private static Task<Asking> DoAsync(Turn turn, Move move, CancellationToken cancellationToken) => move switch
    {
        Move.Start => GoAsync(turn, turn.Journey.Start(), cancellationToken),
        Move.Answer answer => AnswerAsync(turn, answer, cancellationToken),
        Move.Explain explain => ExplainAsync(turn, explain, cancellationToken),
        Move.Back => BackAsync(turn, cancellationToken),
        Move.Change change => ChangeAsync(turn, change, cancellationToken),
        Move.Confirm => GoAsync(turn, turn.Journey.ConfirmAnswers(), cancellationToken),
        Move.Choose choose => ChooseAsync(turn, choose, cancellationToken),
        Move.Extra => ExtraAsync(turn, cancellationToken),
        Move.Route => RouteAsync(turn, cancellationToken),
        Move.Station station => StationAsync(turn, station, cancellationToken),
        Move.Next => GoAsync(turn, turn.Journey.Next(turn.Scene.Content), cancellationToken),
        Move.StationDone done => StationDoneAsync(turn, done, cancellationToken),
        Move.ActionDone done => ActionDoneAsync(turn, done, cancellationToken),
        Move.Finish => FinishAsync(turn, cancellationToken),
        Move.Restart or Move.RestartYes or Move.RestartNo => RestartAsync(turn, move, cancellationToken),
        Move.Leave => LeaveAsync(turn, cancellationToken),
        Move.Remind or Move.RemindNot => RemindAsync(turn, move, cancellationToken),
        Move.Erase or Move.EraseYes or Move.EraseNo => EraseAsync(turn, move, cancellationToken),
        Move.Speak speak => SpeakAsync(turn, speak, cancellationToken),
        Move.Languages => LanguagesAsync(turn, cancellationToken),
        _ => AsideAsync(turn, move, cancellationToken),
    };

    private static async Task<Asking> GoAsync(Turn turn, Journey next, CancellationToken cancellationToken)
    {
        await turn.GoAsync(next, cancellationToken);
        return Asking.Fully;
    }

    private static async Task<Asking> BackAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Journey.Back(turn.Scene.Content) is { } before)
            return await GoAsync(turn, turn.Place.AsksAnythingElse ? turn.Journey : before, cancellationToken);
        return await SayAsync(turn, Messages.BackNone, "back/none", cancellationToken);
    }

    private static async Task<Asking> RestartAsync(Turn turn, Move move, CancellationToken cancellationToken)
    {
        if (move is Move.RestartNo)
        {
            turn.Memory.AsksRestart = false;
            return Asking.Again;
        }

        if (move is Move.Restart || !turn.Memory.AsksRestart)
        {
            // There is nothing to lose before the start. And nobody loses anything to an old "yes" without being asked again.
            (turn.Memory.AsksRestart, turn.Memory.AsksErase) = (turn.Journey.Started, false);
        }
        else
        {
            await turn.GoAsync(turn.Journey.Restart().Start(), cancellationToken);
            turn.Memory.Standing = null; // they belong to what was before, and stay as they are
            await SayAsync(turn, Messages.RestartDone, "restarted", cancellationToken);
        }

        return Asking.Fully;
    }

    private static async Task<Asking> EraseAsync(Turn turn, Move move, CancellationToken cancellationToken)
    {
        if (move is Move.EraseYes && turn.Memory.AsksErase)
        {
            await turn.EraseAsync(cancellationToken);
            await SayAsync(turn, Messages.EraseDone, "erased", cancellationToken);
            return Asking.Quietly; // nothing is wanted any more of somebody who leaves
        }

        // An old "yes" deletes nothing before it was asked again.
        turn.Memory.AsksRestart = false;
        turn.Memory.AsksErase = move is not Move.EraseNo;
        return turn.Memory.AsksErase ? Asking.Fully : Asking.Again;
    }

    // What is only told, and leaves everything as it is.
    private static async Task<Asking> AsideAsync(Turn turn, Move move, CancellationToken cancellationToken)
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
            case Move.Search { Result: SearchResult.Found found }:
                await turn.ShowAsync(SearchCards.Results(turn.Scene, found, turn.ShowsCards), cancellationToken);
                break;
            case Move.Search { Result: SearchResult.Nothing nothing }:
                await turn.ShowAsync(SearchCards.Nothing(turn.Scene, nothing, turn.ShowsCards), cancellationToken);
                break;
            case Move.Search:
                return await SayAsync(turn, Messages.SearchNotReady, "search/notReady", cancellationToken);
            case Move.SearchHelp:
                await turn.ShowAsync(SearchCards.How(turn.Scene), cancellationToken);
                break;
            case Move.Show show when SearchCards.Show(turn.Scene, show.Kind, show.ThingId) is { } card:
                await turn.ShowAsync(card, cancellationToken);
                break;
            case Move.Show:
                return await LateAsync(turn, cancellationToken);
            case Move.Glossary:
                await turn.SayAsync(turn.Scene.Say(Messages.TermAll, Terms(turn, int.MaxValue)), "glossary", cancellationToken);
                break;
            case Move.Greet:
                var again = turn.Scene.Say(Messages.GreetingAgain, turn.Place.Name(turn.Scene));
                await turn.SayAsync(again, "greeting/again", cancellationToken);
                return Asking.Fully;
            case Move.Continue:
                return Asking.Fully;
            case Move.Wrong:
                return await SayAsync(turn, Messages.CheckWhich, "check/which", cancellationToken);
            case Move.Thank:
                return await SayAsync(turn, Messages.Thanks, "thanks", cancellationToken);
        }

        return Asking.Again;
    }

    private static Task LookUpAsync(Turn turn, string? termId, CancellationToken cancellationToken)
    {
        const int Examples = 4;
        return turn.Scene.Texts.Glossary.FirstOrDefault(term => term.Id == termId) is { } found
            ? turn.SayAsync(turn.Scene.Say(Messages.Term, found.Term, found.Definition), $"term/{found.Id}", cancellationToken)
            : turn.SayAsync(turn.Scene.Say(Messages.TermUnknown, Terms(turn, Examples)), "term/unknown", cancellationToken);
    }

    private static string Terms(Turn turn, int count) =>
        turn.Scene.List([.. turn.Scene.Texts.Glossary.Take(count).Select(term => term.Term)]);

    private static async Task<Asking> SayAsync(Turn turn, MessageRequirement message, string shows, CancellationToken cancellationToken)
    {
        await turn.SayAsync(turn.Scene.Say(message), shows, cancellationToken);
        return Asking.Again;
    }

    private static Task<Asking> LateAsync(Turn turn, CancellationToken cancellationToken) =>
        ExplainOldButtonAsync(turn, Messages.LateStep, "late/step", cancellationToken);

    /// <summary>Says why a button did nothing, and where the person is.</summary>
    public static async Task<Asking> ExplainOldButtonAsync(
        Turn turn, MessageRequirement why, string shows, CancellationToken cancellationToken)
    {
        var now = turn.Scene.Say(Messages.LateNow, turn.Place.Name(turn.Scene));
        await turn.SayAsync($"{turn.Scene.Say(why)} {now}", shows, cancellationToken);
        return Asking.Again;
    }
}
