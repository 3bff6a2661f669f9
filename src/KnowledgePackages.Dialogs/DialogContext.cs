namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog stack during one turn.</summary>
/// <remarks>A dialog's id is looked up in the context's own set first, then in the sets of the enclosing components.</remarks>
public class DialogContext
{
    private readonly DialogSet _dialogs;
    private readonly DialogContext? _parent;

    /// <summary>Creates the context of one stack for one turn.</summary>
    /// <param name="dialogs">The dialogs that can be on the stack.</param>
    /// <param name="turnContext">The turn.</param>
    /// <param name="state">The stack. The context changes it in place.</param>
    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(state);
        (_dialogs, Context, Stack) = (dialogs, turnContext, state.DialogStack);
    }

    internal DialogContext(DialogSet dialogs, DialogContext parent, DialogState state)
        : this(dialogs, parent.Context, state) => _parent = parent;

    private protected DialogContext(DialogContext dc) : this(dc._dialogs, dc, new DialogState(dc.Stack))
    {
    }

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    internal List<DialogInstance> Stack { get; }

    internal DialogInstance? ActiveDialog => Stack.FirstOrDefault();

    /// <summary>Puts a dialog on top of the stack and begins it.</summary>
    /// <exception cref="ArgumentException">No dialog set contains a dialog with this id.</exception>
    public Task<DialogTurnResult> BeginDialogAsync(string dialogId, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(dialogId);
        ArgumentGuard.ThrowIfCancellationToken(options);
        var dialog = FindDialog(dialogId) ?? throw new ArgumentException($"Dialog '{dialogId}' is in no set.", nameof(dialogId));
        Stack.Insert(0, new DialogInstance { Id = dialogId });
        return dialog.BeginDialogAsync(this, options, cancellationToken);
    }

    /// <summary>Puts a prompt on top of the stack and begins it.</summary>
    /// <exception cref="ArgumentException">No dialog set contains a dialog with this id.</exception>
    public Task<DialogTurnResult> PromptAsync(string dialogId, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Passes the activity to the dialog on top of the stack.</summary>
    /// <returns>The result of that dialog; <see cref="DialogTurnStatus.Empty"/> if the stack is empty.</returns>
    /// <exception cref="InvalidOperationException">The dialog on the stack is no longer in any set.</exception>
    public async Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default) =>
        ActiveDialog is { } active
            ? await GetDialog(active).ContinueDialogAsync(this, cancellationToken)
            : new DialogTurnResult(DialogTurnStatus.Empty);

    /// <summary>Ends the dialog on top of the stack and resumes the dialog below it with the result.</summary>
    /// <returns>
    /// The result of the dialog below; <see cref="DialogTurnStatus.Complete"/> with <paramref name="result"/> if there is none.
    /// </returns>
    /// <exception cref="InvalidOperationException">The dialog below is no longer in any set.</exception>
    public async Task<DialogTurnResult> EndDialogAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentGuard.ThrowIfCancellationToken(result);
        if (ActiveDialog is { } ending)
        {
            if (FindDialog(ending.Id) is { } dialog)
            {
                await dialog.EndDialogAsync(Context, ending, DialogReason.EndCalled, cancellationToken);
            }

            Stack.RemoveAt(0);
        }

        return ActiveDialog is { } below
            ? await GetDialog(below).ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken)
            : new DialogTurnResult(DialogTurnStatus.Complete, result);
    }

    internal Task RepromptDialogAsync(CancellationToken cancellationToken) =>
        ActiveDialog is { } active ? GetDialog(active).RepromptDialogAsync(Context, active, cancellationToken) : Task.CompletedTask;

    private Dialog? FindDialog(string dialogId) => _dialogs.Find(dialogId) ?? _parent?.FindDialog(dialogId);

    private Dialog GetDialog(DialogInstance instance) =>
        FindDialog(instance.Id) ?? throw new InvalidOperationException($"Dialog '{instance.Id}' is on the stack but in no set.");
}
