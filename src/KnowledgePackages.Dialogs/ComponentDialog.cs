using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog made of other dialogs, which have a set and a stack of their own. The outer stack holds only the component.</summary>
[SuppressMessage("Naming", "CA1725", Justification = "The SDK's parameter names.")]
public class ComponentDialog : Dialog
{
    private const string InnerStackKey = "dialogs";

    private readonly DialogSet _dialogs = new();
    private string? _firstId;

    /// <summary>Sets the id.</summary>
    /// <param name="dialogId">Unique in its set; null takes the name of the type.</param>
    public ComponentDialog(string? dialogId = null) : base(dialogId)
    {
    }

    /// <summary>Adds a dialog. The first one added begins when the component begins.</summary>
    /// <returns>This component.</returns>
    public ComponentDialog AddDialog(Dialog dialog)
    {
        _dialogs.Add(dialog);
        _firstId ??= dialog.Id;
        return this;
    }

    /// <summary>Begins the first dialog with the same options. When it ends, the component ends with its result.</summary>
    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext outerDc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        var inner = await InnerOf(outerDc).BeginDialogAsync(_firstId!, options, cancellationToken);
        return await EndIfDoneAsync(outerDc, inner, cancellationToken);
    }

    /// <summary>Continues the inner stack. When its last dialog ends, the component ends with its result.</summary>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext outerDc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        var inner = await InnerOf(outerDc).ContinueDialogAsync(cancellationToken);
        return await EndIfDoneAsync(outerDc, inner, cancellationToken);
    }

    /// <summary>Asks the inner stack's open question again after an interruption.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext outerDc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        await RepromptDialogAsync(outerDc.Context, outerDc.ActiveDialog!, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Asks the inner stack's open question again.</summary>
    public override Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) =>
        new DialogContext(_dialogs, turnContext, StackOf(instance)).RepromptDialogAsync(cancellationToken);

    private static async Task<DialogTurnResult> EndIfDoneAsync(
        DialogContext outerDc, DialogTurnResult inner, CancellationToken cancellationToken) =>
        inner.Status == DialogTurnStatus.Waiting ? EndOfTurn : await outerDc.EndDialogAsync(inner.Result, cancellationToken);

    private DialogContext InnerOf(DialogContext outerDc) => new(_dialogs, outerDc, StackOf(outerDc.ActiveDialog!));

    private static DialogState StackOf(DialogInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        if (instance.State.TryGetValue(InnerStackKey, out var stored))
        {
            return (DialogState)stored!;
        }

        var state = new DialogState();
        instance.State[InnerStackKey] = state;
        return state;
    }
}
