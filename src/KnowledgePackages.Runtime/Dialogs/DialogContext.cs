using KnowledgePackages.Runtime.Builder;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>A dialog stack in one turn.</summary>
public class DialogContext
{
    /// <summary>A conversation's stack.</summary>
    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(state);
        (Dialogs, Context, Stack) = (dialogs, turnContext, state.DialogStack);
    }

    /// <summary>The stack inside a container.</summary>
    public DialogContext(DialogSet dialogs, DialogContext parentDialogContext, DialogState state)
        : this(dialogs, (parentDialogContext ?? throw new ArgumentNullException(nameof(parentDialogContext))).Context, state) =>
        Parent = parentDialogContext;

    /// <summary>The dialogs that can be begun here.</summary>
    public DialogSet Dialogs { get; }

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>The running dialogs, the active one first.</summary>
    public List<DialogInstance> Stack { get; }

    /// <summary>The stack of the container around this one; its dialogs can be begun here too.</summary>
    public DialogContext? Parent { get; set; }

    /// <summary>The stack inside the active dialog, when that is a container.</summary>
    public DialogContext? Child =>
        ActiveDialog is { } active && FindDialog(active.Id) is DialogContainer container ? container.CreateChildContext(this) : null;

    /// <summary>The dialog that gets the next activity, or null.</summary>
    public DialogInstance? ActiveDialog => Stack.Count == 0 ? null : Stack[0];

    /// <summary>Begins a dialog on top of the active one.</summary>
    /// <param name="dialogId">A dialog of this set, or of a set around it.</param>
    /// <param name="options">What the dialog needs; what it keeps of them has to be string, bool, number or null.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <exception cref="ArgumentException">There is no such dialog.</exception>
    public virtual Task<DialogTurnResult> BeginDialogAsync(
        string dialogId, object? options = null, CancellationToken cancellationToken = default)
    {
        var dialog = FindDialog(dialogId) ?? throw new ArgumentException($"There is no dialog '{dialogId}'.", nameof(dialogId));
        Stack.Insert(0, new DialogInstance { Id = dialog.Id, Version = dialog.GetVersion() });
        return dialog.BeginDialogAsync(this, options, cancellationToken);
    }

    /// <summary>Asks a question: begins a prompt.</summary>
    public Task<DialogTurnResult> PromptAsync(string dialogId, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Hands the activity to the active dialog.</summary>
    public virtual Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default) =>
        ActiveDialog is { } active
            ? DialogOf(active).ContinueDialogAsync(this, cancellationToken)
            : Task.FromResult(new DialogTurnResult(DialogTurnStatus.Empty));

    /// <summary>Ends the active dialog and goes back to the one below it.</summary>
    public virtual async Task<DialogTurnResult> EndDialogAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        await EndActiveDialogAsync(DialogReason.EndCalled, cancellationToken);
        return ActiveDialog is { } below
            ? await DialogOf(below).ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken)
            : new DialogTurnResult(DialogTurnStatus.Complete, result);
    }

    /// <summary>Ends all dialogs of this stack, from the top, without going back to any.</summary>
    public virtual async Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken = default)
    {
        if (ActiveDialog is null) return new DialogTurnResult(DialogTurnStatus.Empty);
        while (ActiveDialog is not null) await EndActiveDialogAsync(DialogReason.CancelCalled, cancellationToken);
        return new DialogTurnResult(DialogTurnStatus.Cancelled);
    }

    /// <summary>Ends the active dialog and begins another in its place, without going back to the one below.</summary>
    public virtual async Task<DialogTurnResult> ReplaceDialogAsync(
        string dialogId, object? options = null, CancellationToken cancellationToken = default)
    {
        await EndActiveDialogAsync(DialogReason.ReplaceCalled, cancellationToken);
        return await BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Asks the open question again. A step that has nothing to ask any more moves on instead.</summary>
    public virtual async Task RepromptDialogAsync(CancellationToken cancellationToken = default)
    {
        if (ActiveDialog is not { } active) return;
        var dialog = DialogOf(active);
        active.Outer = this;
        if (dialog is IPrompt && await RecallPromptOptionsAsync(cancellationToken) is null) await LeavePromptAsync(cancellationToken);
        else await dialog.RepromptDialogAsync(Context, active, cancellationToken);
    }

    /// <summary>The dialog with this id in this set or a set around it, or null.</summary>
    public Dialog? FindDialog(string dialogId) => Dialogs.Find(dialogId) ?? Parent?.FindDialog(dialogId);

    /// <summary>The language of the activity, for example <c>en-US</c>; null when the channel does not say.</summary>
    public string? GetLocale() => Context.Activity.Locale;

    /// <summary>The active prompt's options: what is in memory, or what the step below says when it is asked again.</summary>
    /// <returns>Null when the step does not ask this any more.</returns>
    internal async Task<PromptOptions?> RecallPromptOptionsAsync(CancellationToken cancellationToken)
    {
        var prompt = ActiveDialog!;
        return prompt.PromptOptions ??= await Asker().AskAgainAsync(this, Stack[1], prompt.Id, cancellationToken);
    }

    /// <summary>Takes away a prompt that is not asked any more, and lets the step below move on.</summary>
    internal async Task<DialogTurnResult> LeavePromptAsync(CancellationToken cancellationToken)
    {
        var asker = Asker();
        await EndActiveDialogAsync(DialogReason.CancelCalled, cancellationToken);
        return await asker.RunAgainAsync(this, cancellationToken);
    }

    private WaterfallDialog Asker() => (WaterfallDialog)DialogOf(Stack[1]);

    private Dialog DialogOf(DialogInstance instance) =>
        FindDialog(instance.Id) ?? throw new InvalidOperationException($"There is no dialog '{instance.Id}'.");

    private async Task EndActiveDialogAsync(DialogReason reason, CancellationToken cancellationToken)
    {
        if (ActiveDialog is not { } active) return;
        active.Outer = this;
        await DialogOf(active).EndDialogAsync(Context, active, reason, cancellationToken);
        Stack.Remove(active);
    }
}
