namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The dialog stack and the waterfall's data during one step.</summary>
public class WaterfallStepContext : DialogContext
{
    private readonly WaterfallDialog _waterfall;
    private bool _nextCalled;

    internal WaterfallStepContext(
        WaterfallDialog waterfall, DialogContext dc, object? options, IDictionary<string, object?> values,
        int index, DialogReason reason, object? result)
        : base(dc) =>
        (_waterfall, Options, Values, Index, Reason, Result) = (waterfall, options, values, index, reason, result);

    /// <summary>The index of the step, from 0.</summary>
    public int Index { get; }

    /// <summary>The options with which the waterfall was begun.</summary>
    public object? Options { get; }

    /// <summary>The reason why the step runs.</summary>
    public DialogReason Reason { get; }

    /// <summary>
    /// The result of the dialog that the previous step began, the value that the previous step passed to <see cref="NextAsync"/>, or the
    /// text of the message that the previous step waited for.
    /// </summary>
    public object? Result { get; }

    /// <summary>Values that the steps share. They are stored with the waterfall's <see cref="DialogInstance"/>.</summary>
    public IDictionary<string, object?> Values { get; }

    /// <summary>
    /// Runs the next step in the same turn with <paramref name="result"/>. After the last step the waterfall ends with that result.
    /// </summary>
    /// <exception cref="InvalidOperationException">The step has called this method before.</exception>
    public Task<DialogTurnResult> NextAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentGuard.ThrowIfCancellationToken(result);
        if (_nextCalled)
        {
            throw new InvalidOperationException($"Step {Index} of waterfall '{_waterfall.Id}' called NextAsync twice.");
        }

        _nextCalled = true;
        return _waterfall.ResumeDialogAsync(this, DialogReason.NextCalled, result, cancellationToken);
    }
}
