using KnowledgePackages.Runtime.Builder;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>A dialog stack, as a waterfall's step sees it.</summary>
public class WaterfallStepContext : DialogContext
{
    private readonly WaterfallDialog _waterfall;
    private readonly DialogContext _dc;
    private bool _nextCalled;

    internal WaterfallStepContext(
        WaterfallDialog waterfall, DialogContext dc, ITurnContext turnContext, DialogValues values, object? options,
        int index, DialogReason reason, object? result)
        : base(dc.Dialogs, turnContext, new DialogState(dc.Stack))
    {
        (_waterfall, _dc) = (waterfall, dc);
        (Values, Options, Index, Reason, Result) = (values, options, index, reason, result);
        Parent = dc.Parent;
    }

    /// <summary>The step's number, counted from 0.</summary>
    public int Index { get; }

    /// <summary>What the waterfall was begun with.</summary>
    public object? Options { get; }

    /// <summary>Why the step runs.</summary>
    public DialogReason Reason { get; }

    /// <summary>What the dialog that the step before began ended with, or what it gave to <see cref="NextAsync"/>.</summary>
    public object? Result { get; }

    /// <summary>What the steps tell each other; of the same types as <see cref="DialogInstance.State"/>.</summary>
    public IDictionary<string, object?> Values { get; }

    /// <summary>Goes on to the next step without waiting.</summary>
    /// <exception cref="InvalidOperationException">The step called it before.</exception>
    public virtual Task<DialogTurnResult> NextAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        if (_nextCalled) throw new InvalidOperationException($"Step {Index} of waterfall '{_waterfall.Id}' went on twice.");
        _nextCalled = true;
        return _waterfall.ResumeDialogAsync(_dc, DialogReason.NextCalled, result, cancellationToken);
    }
}
