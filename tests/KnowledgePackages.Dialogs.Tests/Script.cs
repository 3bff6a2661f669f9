using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Dialogs.Tests;

/// <summary>Short functions to create dialogs in tests.</summary>
internal static class Script
{
    public static PromptOptions Ask(string text, string? retry = null, object? validations = null) => new()
    {
        Prompt = MessageFactory.Text(text),
        RetryPrompt = retry is null ? null : MessageFactory.Text(retry),
        Validations = validations,
    };

    public static ComponentDialog Component(string id, params Dialog[] dialogs)
    {
        var component = new ComponentDialog(id);
        foreach (var dialog in dialogs)
        {
            component.AddDialog(dialog);
        }

        return component;
    }

    public static WaterfallDialog Steps(string id, params WaterfallStep[] steps) => new(id, steps);

    public static async Task<DialogTurnResult> SayAndEndAsync(
        this WaterfallStepContext step, string text, CancellationToken cancellationToken)
    {
        await step.Context.SendActivityAsync(text, cancellationToken: cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }

    public static Activity Event() => new() { Type = ActivityTypes.Event, Name = "tick" };
}
