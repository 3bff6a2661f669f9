namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>One step of a waterfall. A step that asks a question has to bear being run again for its <see cref="PromptOptions"/>.</summary>
public delegate Task<DialogTurnResult> WaterfallStep(WaterfallStepContext stepContext, CancellationToken cancellationToken);

/// <summary>Steps one after the other; each gets the result of what the one before began.</summary>
public class WaterfallDialog : Dialog
{
    private const string StepKey = "step";
    private const string OptionsKey = "options";
    private readonly List<WaterfallStep> _steps;

    /// <summary>A waterfall of these steps.</summary>
    public WaterfallDialog(string dialogId, IEnumerable<WaterfallStep>? actions = null) : base(dialogId) => _steps = [.. actions ?? []];

    /// <summary>Adds a step at the end.</summary>
    /// <returns>This waterfall.</returns>
    public WaterfallDialog AddStep(WaterfallStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        _steps.Add(step);
        return this;
    }

    /// <summary>The id and the number of steps: the least that must be equal for a stored step number to mean the same.</summary>
    public override string GetVersion() => $"{Id}:{_steps.Count}";

    /// <summary>Runs the first step.</summary>
    /// <param name="dc">The stack.</param>
    /// <param name="options">Seen by every step, so it is kept: string, bool, number or null.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <exception cref="ArgumentException"><paramref name="options"/> is of a type that is not kept.</exception>
    public override Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var instance = dc.ActiveDialog!;
        instance.Values = [];
        if (options is not null) instance.State[OptionsKey] = options;
        return RunStepAsync(dc, 0, DialogReason.BeginCalled, null, cancellationToken);
    }

    /// <summary>A step waited without a prompt: a message is its result, and anything else leaves it waiting.</summary>
    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.Context.Activity.AsMessageActivity() is { } message
            ? ResumeDialogAsync(dc, DialogReason.ContinueCalled, message.Text, cancellationToken)
            : Task.FromResult(EndOfTurn);
    }

    /// <summary>Runs the next step with the result of what ended; after the last step the waterfall ends with it.</summary>
    public override Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return RunStepAsync(dc, StepOf(dc.ActiveDialog!) + 1, reason, result, cancellationToken);
    }

    /// <summary>Runs one step; the place to do something around each of them.</summary>
    protected virtual Task<DialogTurnResult> OnStepAsync(WaterfallStepContext stepContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stepContext);
        return _steps[stepContext.Index](stepContext, cancellationToken);
    }

    /// <summary>Runs the step with this number, counted from 0, or ends the waterfall where there is none.</summary>
    protected Task<DialogTurnResult> RunStepAsync(
        DialogContext dc, int index, DialogReason reason, object? result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (index >= _steps.Count) return dc.EndDialogAsync(result, cancellationToken);
        var instance = dc.ActiveDialog!;
        instance.State[StepKey] = index;
        StepResult.Keep(instance, result);
        var step = new WaterfallStepContext(this, dc, dc.Context, instance.Values ??= [], OptionsOf(instance), index, reason, result);
        return OnStepAsync(step, cancellationToken);
    }

    /// <summary>Runs the current step again for what it asks. Nothing that it does is kept.</summary>
    /// <returns>The options with which it begins <paramref name="promptId"/>; null when it does not.</returns>
    internal async Task<PromptOptions?> AskAgainAsync(
        DialogContext dc, DialogInstance instance, string promptId, CancellationToken cancellationToken)
    {
        var index = StepOf(instance);
        if (index >= _steps.Count) return null;
        var probe = new StepProbe(
            this, dc, instance.Values?.Copy() ?? [], OptionsOf(instance), index, ReasonOf(index), StepResult.Of(instance), promptId);
        await OnStepAsync(probe, cancellationToken);
        return probe.Asked;
    }

    /// <summary>Runs the current step again, for real.</summary>
    internal Task<DialogTurnResult> RunAgainAsync(DialogContext dc, CancellationToken cancellationToken)
    {
        var instance = dc.ActiveDialog!;
        var index = StepOf(instance);
        return RunStepAsync(dc, index, ReasonOf(index), StepResult.Of(instance), cancellationToken);
    }

    private static DialogReason ReasonOf(int index) => index == 0 ? DialogReason.BeginCalled : DialogReason.NextCalled;

    private static object? OptionsOf(DialogInstance instance) => instance.Stored.TryGetValue(OptionsKey, out var options) ? options : null;

    private static int StepOf(DialogInstance instance) =>
        instance.Stored.TryGetValue(StepKey, out var step) && step is long number ? (int)number : 0;
}
