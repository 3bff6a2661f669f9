namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A part of a conversation that begins, may wait for messages, and ends with a result.</summary>
/// <remarks>One object serves all conversations; the state of one conversation belongs in <see cref="DialogInstance.State"/>.</remarks>
public abstract class Dialog
{
    /// <summary>The result of a dialog that waits for the next message.</summary>
    public static readonly DialogTurnResult EndOfTurn = new(DialogTurnStatus.Waiting);

    /// <summary>Sets the id.</summary>
    /// <param name="dialogId">The id, unique in its set. If null, the name of the type is used.</param>
    public Dialog(string? dialogId = null) => Id = dialogId ?? GetType().Name;

    /// <summary>The name with which other dialogs begin this dialog, and by which the stored stack refers to it.</summary>
    public string Id { get; set; }

    /// <summary>Begins the dialog. Its new instance is already on top of the stack of <paramref name="dc"/>.</summary>
    /// <returns><see cref="EndOfTurn"/> to wait, or the result of <see cref="DialogContext.EndDialogAsync"/>.</returns>
    public abstract Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object? options = null, CancellationToken cancellationToken = default);

    /// <summary>Handles the next activity. By default the dialog ends without a result.</summary>
    public virtual Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.EndDialogAsync(null, cancellationToken);
    }

    /// <summary>
    /// Continues this dialog after the dialog above it on the stack has ended. By default this dialog ends with the same
    /// <paramref name="result"/>.
    /// </summary>
    public virtual Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.EndDialogAsync(result, cancellationToken);
    }

    /// <summary>Asks this dialog's open question again. Does nothing by default.</summary>
    public virtual Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Handles the end of this dialog, before <paramref name="instance"/> leaves the stack. Does nothing by default.</summary>
    public virtual Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;
}
