using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>
/// A step's context in which nothing happens: no dialog begins or ends, nothing is sent, and changes of state are made on a copy. It
/// only notes with which options the step begins one prompt.
/// </summary>
internal sealed class StepProbe(
    WaterfallDialog waterfall, DialogContext dc, DialogValues values, object? options,
    int index, DialogReason reason, object? result, string promptId)
    : WaterfallStepContext(waterfall, dc, new SilentTurn(dc.Context), values, options, index, reason, result)
{
    private static readonly Task<DialogTurnResult> Nothing = Task.FromResult(Dialog.EndOfTurn);

    /// <summary>The options, when the step began the prompt.</summary>
    public PromptOptions? Asked { get; private set; }

    public override Task<DialogTurnResult> BeginDialogAsync(
        string dialogId, object? options = null, CancellationToken cancellationToken = default)
    {
        if (dialogId == promptId) Asked ??= options as PromptOptions;
        return Nothing;
    }

    public override Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default) => Nothing;

    public override Task<DialogTurnResult> EndDialogAsync(object? result = null, CancellationToken cancellationToken = default) => Nothing;

    public override Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken = default) => Nothing;

    public override Task<DialogTurnResult> ReplaceDialogAsync(
        string dialogId, object? options = null, CancellationToken cancellationToken = default) => Nothing;

    public override Task RepromptDialogAsync(CancellationToken cancellationToken = default) => Nothing;

    public override Task<DialogTurnResult> NextAsync(object? result = null, CancellationToken cancellationToken = default) => Nothing;

    /// <summary>The same turn, with a copy of its state and without a voice.</summary>
    private sealed class SilentTurn(ITurnContext turn) : ITurnContext
    {
        private static readonly ResourceResponse Unsent = new("unsent");

        public BotAdapter Adapter => turn.Adapter;

        public TurnContextStateCollection TurnState { get; } = CopyOf(turn.TurnState);

        public Activity Activity => turn.Activity;

        public bool Responded => turn.Responded;

        public Task<ResourceResponse?> SendActivityAsync(
            string textReplyToSend, string? speak = null, string? inputHint = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<ResourceResponse?>(Unsent);

        public Task<ResourceResponse?> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default) =>
            Task.FromResult<ResourceResponse?>(Unsent);

        public Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default) =>
            Task.FromResult(Array.ConvertAll(activities, _ => Unsent));

        public Task<ResourceResponse?> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default) =>
            Task.FromResult<ResourceResponse?>(Unsent);

        public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default) =>
            Task.CompletedTask;

        private static TurnContextStateCollection CopyOf(TurnContextStateCollection state)
        {
            var copy = state.Copy();
            copy.Set(state.Get<StateProperties>()?.Copy());
            return copy;
        }
    }
}
