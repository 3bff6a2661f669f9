using KnowledgePackages.Bot.Commands;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>
/// Asks one of the questions with its card and waits for the answer, tapped or written. It draws the card itself, so its options are
/// empty; and it takes what the turn has recognised already.
/// </summary>
internal sealed class AnswerPrompt(Turns turns) : Prompt<Move.Answer>(nameof(AnswerPrompt))
{
    protected override async Task OnPromptAsync(
        ITurnContext turnContext,
        IDictionary<string, object> state,
        PromptOptions options,
        bool isRetry,
        CancellationToken cancellationToken = default)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        if (isRetry)
            await NotUnderstood.SayAsync(turn, cancellationToken);
        else
            await turn.AskPlaceAsync(cancellationToken);
    }

    protected override async Task<PromptRecognizerResult<Move.Answer>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        return turn.Heard is Heard.Wanted { Move: Move.Answer answer } && Hearing.IsAwaited(turn, answer)
            ? new() { Succeeded = true, Value = answer }
            : new();
    }
}
