using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Dialogs;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>
/// Asks with the card of the place that is open and waits for one of its moves, tapped or written. What it does not understand it answers
/// helpfully. It draws the card itself, so its options are empty: a step that is only asked again what it asks draws nothing.
/// </summary>
/// <typeparam name="T">The moves that end it.</typeparam>
internal abstract class CardPrompt<T>(string dialogId, Turns turns, Hearing hearing) : Prompt<T>(dialogId)
    where T : Move
{
    protected override async Task OnPromptAsync(
        ITurnContext turnContext,
        IDictionary<string, object?> state,
        PromptOptions options,
        bool isRetry,
        CancellationToken cancellationToken = default)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        if (isRetry)
        {
            var attempt = turn.Memory.Misunderstood++ % 3;
            await turn.SayAsync(NotUnderstood(turn, attempt), $"notUnderstood/{attempt + 1}", cancellationToken);
            turn.Memory.ShowsResults = false; // what is asked next stands alone
            await turn.AskPlaceAsync(Asking.Again, cancellationToken);
        }
        else if (turn.Memory.Asking != Asking.Quietly)
        {
            await turn.AskPlaceAsync(turn.Memory.Asking, cancellationToken);
        }
    }

    protected override async Task<PromptRecognizerResult<T>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        var wanted = (hearing.Hear(turn) as Heard.Wanted)?.Move as T;
        return wanted is not null && Hearing.IsAwaited(turn, wanted) ? new() { Succeeded = true, Value = wanted } : new();
    }

    // First what is wrong, then the same in other words, then another way; so no sentence comes three times in a row.
    private string NotUnderstood(Turn turn, int attempt)
    {
        var (first, second, third, tap, write) = turn.Place.Question is null
            ? (Messages.NotChoice, Messages.NotChoiceAgain, Messages.NotChoiceHelp, Messages.HowChoiceTap, Messages.HowChoiceWrite)
            : (Messages.NotAnswer, Messages.NotAnswerAgain, Messages.NotAnswerHelp, Messages.HowAnswerTap, Messages.HowAnswerWrite);
        var how = turn.Scene.Say(turn.ShowsCards ? tap : write);
        return attempt switch
        {
            0 => turn.Scene.Say((hearing.Hear(turn) as Heard.Nothing)?.Why ?? first, how),
            1 => turn.Scene.Say(second, how),
            _ => turn.Scene.Say(third),
        };
    }
}

/// <summary>Asks one of the questions.</summary>
internal sealed class AnswerPrompt(Turns turns, Hearing hearing) : CardPrompt<Move.Answer>(nameof(AnswerPrompt), turns, hearing);

/// <summary>Asks where to go, everywhere else.</summary>
internal sealed class MovePrompt(Turns turns, Hearing hearing) : CardPrompt<Move>(nameof(MovePrompt), turns, hearing);
