using System.Diagnostics.CodeAnalysis;
using KnowledgePackages.Runtime.Builder;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>A dialog with a set and a stack of its own inside.</summary>
public abstract class DialogContainer(string? dialogId = null) : Dialog(dialogId)
{
    /// <summary>The dialogs inside.</summary>
    public DialogSet Dialogs { get; } = new();

    /// <summary>The stack inside the active dialog of <paramref name="dc"/>, which has to be this one.</summary>
    public abstract DialogContext CreateChildContext(DialogContext dc);

    /// <summary>The dialog inside with this id, or null.</summary>
    public virtual Dialog? FindDialog(string dialogId) => Dialogs.Find(dialogId);
}

/// <summary>Dialogs that belong together, begun and ended as one.</summary>
[SuppressMessage("Naming", "CA1725", Justification = "Outer and inner contexts are easily mixed up; the names are the Bot Framework's.")]
public class ComponentDialog(string? dialogId = null) : DialogContainer(dialogId)
{
    /// <summary>The dialog inside with which this one begins: the first one added, unless set.</summary>
    public string? InitialDialogId { get; set; }

    /// <summary>Adds a dialog inside.</summary>
    /// <returns>This dialog.</returns>
    public ComponentDialog AddDialog(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        Dialogs.Add(dialog);
        InitialDialogId ??= dialog.Id;
        return this;
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext outerDc, object? options = null, CancellationToken cancellationToken = default)
    {
        var result = await OnBeginDialogAsync(CreateChildContext(outerDc), options, cancellationToken);
        return await AfterAsync(outerDc, result, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext outerDc, CancellationToken cancellationToken = default)
    {
        var result = await OnContinueDialogAsync(CreateChildContext(outerDc), cancellationToken);
        return await AfterAsync(outerDc, result, cancellationToken);
    }

    /// <summary>A dialog that was begun above this one ended: the open question inside is asked again.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext outerDc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        await outerDc.RepromptDialogAsync(cancellationToken);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    public override async Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        await Inside(turnContext, instance).RepromptDialogAsync(cancellationToken);
        await OnRepromptDialogAsync(turnContext, instance, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
    {
        if (reason == DialogReason.CancelCalled) await Inside(turnContext, instance).CancelAllDialogsAsync(cancellationToken);
        await OnEndDialogAsync(turnContext, instance, reason, cancellationToken);
    }

    /// <inheritdoc/>
    public override DialogContext CreateChildContext(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return new DialogContext(Dialogs, dc, StackOf(dc.ActiveDialog!));
    }

    /// <summary>Begins <see cref="InitialDialogId"/>, unless overridden.</summary>
    protected virtual Task<DialogTurnResult> OnBeginDialogAsync(
        DialogContext innerDc, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(innerDc);
        return innerDc.BeginDialogAsync(
            InitialDialogId ?? throw new InvalidOperationException($"Dialog '{Id}' has no dialogs inside."), options, cancellationToken);
    }

    /// <summary>Continues the dialog inside, unless overridden: the place to look at an activity first.</summary>
    protected virtual Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(innerDc);
        return innerDc.ContinueDialogAsync(cancellationToken);
    }

    /// <summary>Called when this dialog ends, for any reason.</summary>
    protected virtual Task OnEndDialogAsync(
        ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    /// <summary>Called after the open question inside was asked again.</summary>
    protected virtual Task OnRepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Ends this dialog, because the last one inside ended, with the same result.</summary>
    protected virtual Task<DialogTurnResult> EndComponentAsync(DialogContext outerDc, object? result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        return outerDc.EndDialogAsync(result, cancellationToken);
    }

    private async Task<DialogTurnResult> AfterAsync(DialogContext outerDc, DialogTurnResult inside, CancellationToken cancellationToken) =>
        inside.Status == DialogTurnStatus.Waiting ? EndOfTurn : await EndComponentAsync(outerDc, inside.Result, cancellationToken);

    private DialogContext Inside(ITurnContext turnContext, DialogInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return instance.Outer is { } outer
            ? new DialogContext(Dialogs, outer, StackOf(instance))
            : new DialogContext(Dialogs, turnContext, StackOf(instance));
    }

    private static DialogState StackOf(DialogInstance instance) => instance.Children ??= new DialogState();
}
