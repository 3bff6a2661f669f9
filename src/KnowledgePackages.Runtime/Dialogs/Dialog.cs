using KnowledgePackages.Runtime.Builder;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>A piece of a conversation with a beginning and an end. One object serves all conversations: what it remembers is in the instance.</summary>
public abstract class Dialog
{
    /// <summary>The dialog waits for the person's next message.</summary>
    public static readonly DialogTurnResult EndOfTurn = new(DialogTurnStatus.Waiting);

    /// <summary>A dialog with an id, or with its type's name for one.</summary>
    protected Dialog(string? dialogId = null) => Id = dialogId ?? GetType().Name;

    /// <summary>By this name it is begun and found again; unique in its set.</summary>
    public string Id { get; set; }

    /// <summary>Begins; <paramref name="dc"/>'s active dialog is the new instance.</summary>
    public abstract Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object? options = null, CancellationToken cancellationToken = default);

    /// <summary>Takes the person's next activity. Unless overridden the dialog ends.</summary>
    public virtual Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.EndDialogAsync(null, cancellationToken);
    }

    /// <summary>The dialog above ended with <paramref name="result"/>. Unless overridden this one ends with the same.</summary>
    public virtual Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.EndDialogAsync(result, cancellationToken);
    }

    /// <summary>Asks the open question again.</summary>
    public virtual Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>The dialog ends, by itself or not: see the reason.</summary>
    public virtual Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    /// <summary>
    /// Stored with every instance. An instance with another version is not continued: its whole stack is dropped and the conversation's
    /// dialog begins anew. Override it with the version of whatever this dialog's steps are made from.
    /// </summary>
    public virtual string GetVersion() => Id;
}
