using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace KnowledgePackages.Bot.Questions;

/// <summary>
/// Asks one question with its card and waits for the answer, tapped or typed. The card comes from <see cref="Screen"/>, so the prompt
/// options are empty. The answer comes from <see cref="ConversationTurn.Recognition"/>.
/// </summary>
internal sealed class AnswerPrompt(ConversationTurns turns) : Prompt<Intent.Answer>(nameof(AnswerPrompt))
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
        {
            await NotUnderstood.SayAsync(turn, cancellationToken);
        }
        else
        {
            await turn.Screen.AskPromptAsync(cancellationToken);
        }
    }

    protected override async Task<PromptRecognizerResult<Intent.Answer>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        return turn.Recognition is Recognition.Understood { Intent: Intent.Answer answer } && Recognizer.IsAwaited(turn, answer)
            ? new() { Succeeded = true, Value = answer }
            : new();
    }
}
