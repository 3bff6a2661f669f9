using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>
/// Does what a person wants: changes the journey, says what has to be said about it. What is open afterwards is asked by the loop, as
/// <see cref="ConversationTurn.Detail"/> says.
/// </summary>
internal static partial class IntentHandlers
{
    /// <summary>Follows a move.</summary>
    public static async Task HandleAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken)
    {
        turn.Memory.LastTap = Recognizer.TapIn(turn) ?? turn.Memory.LastTap;
        if (Button.Read(turn.Context.Activity.Value) is { } button)
            ReplaceableCards.NoteTap(turn.Memory, button.At, turn.Context.Activity.ReplyToId);
        turn.Memory.ShowsResults = turn.ShowsCards && intent is Intent.Search { Result: SearchResult.Found };
        turn.Detail = await DoAsync(turn, intent, cancellationToken);
        await turn.RefreshRouteAsync(cancellationToken);
    }

    // How what is open afterwards is asked.
    private static Task<PromptDetail> DoAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken) => intent switch
    {
        Intent.Start => GoAsync(turn, turn.Journey.Start(), cancellationToken),
        Intent.Answer answer => AnswerAsync(turn, answer, cancellationToken),
        Intent.Explain explain => ExplainAsync(turn, explain, cancellationToken),
        Intent.Back => BackAsync(turn, cancellationToken),
        Intent.Change change => ChangeAsync(turn, change, cancellationToken),
        Intent.Confirm => GoAsync(turn, turn.Journey.ConfirmAnswers(), cancellationToken),
        Intent.Choose choose => ChooseAsync(turn, choose, cancellationToken),
        Intent.Extra => ExtraAsync(turn, cancellationToken),
        Intent.Route => RouteAsync(turn, cancellationToken),
        Intent.Station station => StationAsync(turn, station, cancellationToken),
        Intent.Next => GoAsync(turn, turn.Journey.Next(turn.Card.Content), cancellationToken),
        Intent.StationDone done => StationDoneAsync(turn, done, cancellationToken),
        Intent.ActionDone done => ActionDoneAsync(turn, done, cancellationToken),
        Intent.Finish => FinishAsync(turn, cancellationToken),
        Intent.Restart or Intent.RestartYes or Intent.RestartNo => RestartAsync(turn, intent, cancellationToken),
        Intent.Leave => LeaveAsync(turn, cancellationToken),
        Intent.ScheduleReminder or Intent.CancelReminder => RemindAsync(turn, intent, cancellationToken),
        Intent.Erase or Intent.EraseYes or Intent.EraseNo => EraseAsync(turn, intent, cancellationToken),
        Intent.ChangeLanguage speak => ChangeLanguageAsync(turn, speak, cancellationToken),
        Intent.Languages => LanguagesAsync(turn, cancellationToken),
        _ => AsideAsync(turn, intent, cancellationToken),
    };

    private static async Task<PromptDetail> GoAsync(ConversationTurn turn, Journey next, CancellationToken cancellationToken)
    {
        await turn.GoAsync(next, cancellationToken);
        return PromptDetail.Full;
    }

    private static async Task<PromptDetail> BackAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Journey.Back(turn.Card.Content) is { } before)
            return await GoAsync(turn, turn.Prompt.AsksAnythingElse ? turn.Journey : before, cancellationToken);
        return await SayAsync(turn, Messages.BackNone, "back/none", cancellationToken);
    }

    private static async Task<PromptDetail> RestartAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken)
    {
        if (intent is Intent.RestartNo)
        {
            turn.Memory.AsksRestart = false;
            return PromptDetail.Short;
        }

        if (intent is Intent.Restart || !turn.Memory.AsksRestart)
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

        return PromptDetail.Full;
    }

    private static async Task<PromptDetail> EraseAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken)
    {
        if (intent is Intent.EraseYes && turn.Memory.AsksErase)
        {
            await turn.EraseAsync(cancellationToken);
            await SayAsync(turn, Messages.EraseDone, "erased", cancellationToken);
            return PromptDetail.None; // nothing is wanted any more of somebody who leaves
        }

        // An old "yes" deletes nothing before it was asked again.
        turn.Memory.AsksRestart = false;
        turn.Memory.AsksErase = intent is not Intent.EraseNo;
        return turn.Memory.AsksErase ? PromptDetail.Full : PromptDetail.Short;
    }

    // What is only told, and leaves everything as it is.
    private static async Task<PromptDetail> AsideAsync(ConversationTurn turn, Intent intent, CancellationToken cancellationToken)
    {
        switch (intent)
        {
            case Intent.Help:
                await turn.ShowAsync(AsideCards.Help(turn.Card, turn.Prompt), cancellationToken);
                break;
            case Intent.Status:
                await turn.ShowAsync(AsideCards.Status(turn.Card, turn.Prompt), cancellationToken);
                break;
            case Intent.Cases cases when turn.Card.Content.FindPackage(cases.PackageId) is { } package:
                await turn.ShowAsync(RouteCards.Cases(turn.Card, package), cancellationToken);
                break;
            case Intent.Cases:
                return await LateAsync(turn, cancellationToken);
            case Intent.LookUp lookUp:
                await LookUpAsync(turn, lookUp.TermId, cancellationToken);
                break;
            case Intent.Search { Result: SearchResult.Found found }:
                await turn.ShowAsync(SearchCards.Results(turn.Card, found, turn.ShowsCards), cancellationToken);
                break;
            case Intent.Search { Result: SearchResult.Nothing nothing }:
                await turn.ShowAsync(SearchCards.Nothing(turn.Card, nothing, turn.ShowsCards), cancellationToken);
                break;
            case Intent.Search:
                return await SayAsync(turn, Messages.SearchNotReady, "search/notReady", cancellationToken);
            case Intent.SearchHelp:
                await turn.ShowAsync(SearchCards.How(turn.Card), cancellationToken);
                break;
            case Intent.Show show when SearchCards.Show(turn.Card, show.Kind, show.ThingId) is { } card:
                await turn.ShowAsync(card, cancellationToken);
                break;
            case Intent.Show:
                return await LateAsync(turn, cancellationToken);
            case Intent.Glossary:
                await turn.SayAsync(turn.Card.Say(Messages.TermAll, Terms(turn, int.MaxValue)), "glossary", cancellationToken);
                break;
            case Intent.Greet:
                var again = turn.Card.Say(Messages.GreetingAgain, turn.Prompt.Name(turn.Card));
                await turn.SayAsync(again, "greeting/again", cancellationToken);
                return PromptDetail.Full;
            case Intent.Continue:
                return PromptDetail.Full;
            case Intent.Wrong:
                return await SayAsync(turn, Messages.CheckWhich, "check/which", cancellationToken);
            case Intent.Thank:
                return await SayAsync(turn, Messages.Thanks, "thanks", cancellationToken);
        }

        return PromptDetail.Short;
    }

    private static Task LookUpAsync(ConversationTurn turn, string? termId, CancellationToken cancellationToken)
    {
        const int Examples = 4;
        return turn.Card.Texts.Glossary.FirstOrDefault(term => term.Id == termId) is { } found
            ? turn.SayAsync(turn.Card.Say(Messages.Term, found.Term, found.Definition), $"term/{found.Id}", cancellationToken)
            : turn.SayAsync(turn.Card.Say(Messages.TermUnknown, Terms(turn, Examples)), "term/unknown", cancellationToken);
    }

    private static string Terms(ConversationTurn turn, int count) =>
        turn.Card.List([.. turn.Card.Texts.Glossary.Take(count).Select(term => term.Term)]);

    private static async Task<PromptDetail> SayAsync(ConversationTurn turn, MessageRequirement message, string shows, CancellationToken cancellationToken)
    {
        await turn.SayAsync(turn.Card.Say(message), shows, cancellationToken);
        return PromptDetail.Short;
    }

    private static Task<PromptDetail> LateAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        ExplainOldButtonAsync(turn, Messages.LateStep, "late/step", cancellationToken);

    /// <summary>Says why a button did nothing, and where the person is.</summary>
    public static async Task<PromptDetail> ExplainOldButtonAsync(
        ConversationTurn turn, MessageRequirement why, string shows, CancellationToken cancellationToken)
    {
        var now = turn.Card.Say(Messages.LateNow, turn.Prompt.Name(turn.Card));
        await turn.SayAsync($"{turn.Card.Say(why)} {now}", shows, cancellationToken);
        return PromptDetail.Short;
    }
}
