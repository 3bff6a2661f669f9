using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// A dialog that is made of inner dialogs. The inner dialogs have their own set and their own stack. The outer stack contains only the
/// component.
/// </summary>
[SuppressMessage("Naming", "CA1725", Justification = "The SDK's parameter names.")]
public class ComponentDialog : Dialog
{
    private const string InnerStackKey = "dialogs";

    private readonly DialogSet _dialogs = new();
    private string? _firstId;

    /// <summary>Sets the id.</summary>
    /// <param name="dialogId">The id, unique in its set. If null, the name of the type is used.</param>
    public ComponentDialog(string? dialogId = null) : base(dialogId)
    {
    }

    /// <summary>Adds an inner dialog. The component begins with the inner dialog that was added first.</summary>
    /// <returns>This component.</returns>
    public ComponentDialog AddDialog(Dialog dialog)
    {
        _dialogs.Add(dialog);
        _firstId ??= dialog.Id;
        return this;
    }

    /// <summary>
    /// Begins the first inner dialog with the same options. If the inner stack is empty afterwards, the component ends with the result of
    /// the last inner dialog.
    /// </summary>
    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext outerDc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        var inner = await InnerOf(outerDc).BeginDialogAsync(_firstId!, options, cancellationToken);
        return await EndIfDoneAsync(outerDc, inner, cancellationToken);
    }

    /// <summary>Passes the activity to the inner stack. When the last inner dialog ends, the component ends with the same result.</summary>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext outerDc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        var inner = await InnerOf(outerDc).ContinueDialogAsync(cancellationToken);
        return await EndIfDoneAsync(outerDc, inner, cancellationToken);
    }

    /// <summary>Asks the open question of the inner stack again, after a dialog above the component has ended.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext outerDc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        await RepromptDialogAsync(outerDc.Context, outerDc.ActiveDialog!, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Asks the open question of the inner stack again.</summary>
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
