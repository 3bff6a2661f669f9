using System.Globalization;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// One step of a waterfall. A step begins another dialog, calls <see cref="WaterfallStepContext.NextAsync"/>, waits for the next message,
/// or ends the waterfall.
/// </summary>
public delegate Task<DialogTurnResult> WaterfallStep(WaterfallStepContext stepContext, CancellationToken cancellationToken);

/// <summary>Runs steps in order. Each step gets the result of the dialog that the previous step began.</summary>
/// <remarks>
/// The stored position is the step's index. So a deployment that adds or removes steps makes a running conversation continue at another
/// step.
/// </remarks>
public class WaterfallDialog : Dialog
{
    private const string OptionsKey = "options";
    private const string ValuesKey = "values";
    private const string InstanceIdKey = "instanceId";
    private const string StepIndexKey = "stepIndex";

    private readonly List<WaterfallStep> _steps;

    /// <summary>Sets id and steps.</summary>
    /// <param name="dialogId">The id, unique in its set.</param>
    /// <param name="actions">The steps. Null means no steps.</param>
    public WaterfallDialog(string dialogId, IEnumerable<WaterfallStep>? actions = null) : base(dialogId) => _steps = [.. actions ?? []];

    /// <summary>Runs the first step. All steps get the same <paramref name="options"/>.</summary>
    public override Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var state = dc.ActiveDialog!.State;
        state[OptionsKey] = options;
        state[ValuesKey] = new Dictionary<string, object?>();
#pragma warning disable RS0030 // The SDK's waterfall stores a random id too. No reply and no decision depends on it.
        state[InstanceIdKey] = Guid.NewGuid().ToString();
#pragma warning restore RS0030
        return RunStepAsync(dc, 0, DialogReason.BeginCalled, null, cancellationToken);
    }

    /// <summary>Runs the next step and passes the message's text as the result. Ignores activities that are not messages.</summary>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var activity = dc.Context.Activity;
        return activity.Type == ActivityTypes.Message
            ? await ResumeDialogAsync(dc, DialogReason.ContinueCalled, activity.Text, cancellationToken)
            : EndOfTurn;
    }

    /// <summary>Runs the next step with <paramref name="result"/>; after the last step, ends the dialog with it.</summary>
    public override Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object? result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        // The stored int becomes a long when the state is read from JSON.
        var index = Convert.ToInt32(dc.ActiveDialog!.State[StepIndexKey], CultureInfo.InvariantCulture);
        return RunStepAsync(dc, index + 1, reason, result, cancellationToken);
    }

    private Task<DialogTurnResult> RunStepAsync(
        DialogContext dc, int index, DialogReason reason, object? result, CancellationToken cancellationToken)
    {
        if (index >= _steps.Count)
        {
            return dc.EndDialogAsync(result, cancellationToken);
        }

        var state = dc.ActiveDialog!.State;
        state[StepIndexKey] = index;
        var values = (IDictionary<string, object?>)state[ValuesKey]!;
        return _steps[index](new WaterfallStepContext(this, dc, state[OptionsKey], values, index, reason, result), cancellationToken);
    }
}
