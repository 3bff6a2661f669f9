using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace KnowledgePackages.Dialogs.Tests;

/// <summary>A prompt that accepts any word except "?".</summary>
internal sealed class WordPrompt(string dialogId, PromptValidator<string>? validator = null) : Prompt<string>(dialogId, validator)
{
    protected override async Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default)
    {
        var question = (isRetry ? options.RetryPrompt : null) ?? options.Prompt;
        if (question is not null)
        {
            await turnContext.SendActivityAsync(question, cancellationToken);
        }
    }

    protected override Task<PromptRecognizerResult<string>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options,
        CancellationToken cancellationToken = default)
    {
        var text = turnContext.Activity.Text;
        return Task.FromResult(new PromptRecognizerResult<string> { Succeeded = text != "?", Value = text });
    }
}
