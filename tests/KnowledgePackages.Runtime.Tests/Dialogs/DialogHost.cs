using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Dialogs;
using KnowledgePackages.Runtime.Schema;
using KnowledgePackages.Runtime.Tests.Builder;

namespace KnowledgePackages.Runtime.Tests.Dialogs;

/// <summary>
/// A conversation with a dialog, as the engine runs it: the state is bytes between any two turns, every turn has new dialogs, and it
/// runs twice on the same bytes with the same outcome.
/// </summary>
internal sealed class DialogHost(Func<Dialog> make)
{
    private static readonly JsonSerializerOptions Json =
        new() { TypeInfoResolverChain = { DialogJsonContext.Default, SchemaJsonContext.Default } };

    /// <summary>What is stored, by name.</summary>
    public Dictionary<string, string> Stored { get; private set; } = [];

    /// <summary>The dialogs from now on; a new version of the bot.</summary>
    public Func<Dialog> Make { get; set; } = make;

    /// <summary>What the last turn sent.</summary>
    public IReadOnlyList<Activity> Sent { get; private set; } = [];

    /// <summary>What the last turn changed.</summary>
    public IReadOnlyList<Activity> Updated { get; private set; } = [];

    public Task<string> SayAsync(string text) => SendAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    /// <summary>One turn on an activity.</summary>
    /// <returns>The texts sent, with " / " between them.</returns>
    public Task<string> SendAsync(Activity activity) =>
        RunAsync(activity, (dialog, turn, state, token) => dialog.RunAsync(turn, state, token));

    /// <summary>One turn that asks the open question again.</summary>
    public Task<string> RepromptAsync() => RunAsync(
        new Activity { Type = ActivityTypes.Event },
        async (dialog, turn, state, token) =>
            await (await new DialogSet(state).Add(dialog).CreateContextAsync(turn, token)).RepromptDialogAsync(token));

    private async Task<string> RunAsync(
        Activity activity, Func<Dialog, ITurnContext, IStatePropertyAccessor<DialogState>, CancellationToken, Task> run)
    {
        var (first, stored) = await TryAsync(activity, run);
        var (second, again) = await TryAsync(activity, run);
        Assert.Equal(stored, again);
        Assert.Equal(first.Sent.Select(Write), second.Sent.Select(Write));
        (Stored, Sent, Updated) = (stored, first.Sent, first.Updated);
        return string.Join(" / ", Sent.Select(sent => sent.Text));
    }

    private async Task<(RecordingAdapter Adapter, Dictionary<string, string> Stored)> TryAsync(
        Activity activity, Func<Dialog, ITurnContext, IStatePropertyAccessor<DialogState>, CancellationToken, Task> run)
    {
        var adapter = new RecordingAdapter();
        var properties = new StateProperties(
            Stored.ToImmutableSortedDictionary(pair => pair.Key, pair => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(pair.Value), StringComparer.Ordinal), Json);
        var turn = new TurnContext(adapter, JsonSerializer.Deserialize(Write(activity), SchemaJsonContext.Default.Activity)!);
        turn.TurnState.Set(properties);
        var state = new PrivateConversationState().CreateProperty<DialogState>(nameof(DialogState));
        await adapter.RunAsync(turn, (context, token) => run(Make(), context, state, token));
        return (adapter, properties.Save().ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetString(pair.Value.Span)));
    }

    private static string Write(Activity activity) => JsonSerializer.Serialize(activity, SchemaJsonContext.Default.Activity);
}

/// <summary>Short ways to write dialogs.</summary>
internal static class Script
{
    public static PromptOptions Ask(string text, string? retry = null) => new()
    {
        Prompt = MessageFactory.Text(text),
        RetryPrompt = retry is null ? null : MessageFactory.Text(retry),
    };

    public static PromptOptions Choose(string text, params string[] labels) =>
        new() { Prompt = MessageFactory.Text(text), Choices = ChoiceFactory.ToChoices(labels), Style = ListStyle.None };

    public static ComponentDialog Component(string id, params Dialog[] dialogs)
    {
        var component = new ComponentDialog(id);
        foreach (var dialog in dialogs) component.AddDialog(dialog);
        return component;
    }

    public static WaterfallDialog Steps(string id, params WaterfallStep[] steps) => new(id, steps);

    public static async Task<DialogTurnResult> SayAndEndAsync(WaterfallStepContext step, string text, CancellationToken token)
    {
        await step.Context.SendActivityAsync(text, cancellationToken: token);
        return await step.EndDialogAsync(null, token);
    }
}
