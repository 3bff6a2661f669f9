using System.Globalization;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks a question until an answer is accepted, and ends with that answer.</summary>
/// <typeparam name="T">The type of an answer.</typeparam>
public abstract class Prompt<T> : Dialog
{
    private const string OptionsKey = "options";
    private const string StateKey = "state";
    private const string AttemptCountKey = "AttemptCount";

    private readonly PromptValidator<T>? _validator;

    /// <summary>Sets id and validator.</summary>
    /// <param name="dialogId">The id, unique in its set.</param>
    /// <param name="validator">Decides whether an answer is accepted. If null, every recognised answer is accepted.</param>
    public Prompt(string dialogId, PromptValidator<T>? validator = null) : base(dialogId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dialogId);
        _validator = validator;
    }

    /// <summary>Sends the question and waits for the answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="options"/> is not <see cref="PromptOptions"/>.</exception>
    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (options is not PromptOptions asked)
        {
            throw new ArgumentOutOfRangeException(nameof(options), $"Prompt '{Id}' needs PromptOptions.");
        }

        ExpectInput(asked.Prompt);
        ExpectInput(asked.RetryPrompt);
        var instance = dc.ActiveDialog!;
        instance.State[OptionsKey] = asked;
        instance.State[StateKey] = new Dictionary<string, object> { [AttemptCountKey] = 0 };
        await RepromptDialogAsync(dc.Context, instance, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>
    /// If a message contains an accepted answer, ends with that answer; otherwise asks again, unless the bot has already sent something in
    /// this turn. Ignores activities that are not messages.
    /// </summary>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var turn = dc.Context;
        if (turn.Activity.Type != ActivityTypes.Message)
        {
            return EndOfTurn;
        }

        var (state, options) = Stored(dc.ActiveDialog!);
        var recognized = await OnRecognizeAsync(turn, state, options, cancellationToken);
        // The stored int becomes a long when the state is read from JSON.
        state[AttemptCountKey] = Convert.ToInt32(state[AttemptCountKey], CultureInfo.InvariantCulture) + 1;
        var isAccepted = _validator is null
            ? recognized.Succeeded
            : await _validator(new PromptValidatorContext<T>(turn, recognized, options), cancellationToken);
        if (isAccepted)
        {
            return await dc.EndDialogAsync(recognized.Value, cancellationToken);
        }

        if (!turn.Responded)
        {
            await OnPromptAsync(turn, state, options, isRetry: true, cancellationToken);
        }

        return EndOfTurn;
    }

    /// <summary>Asks the question again, after a dialog above the prompt has ended.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        await RepromptDialogAsync(dc.Context, dc.ActiveDialog!, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Asks the question again as if the prompt had just begun, not as a retry.</summary>
    public override Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var (state, options) = Stored(instance);
        return OnPromptAsync(turnContext, state, options, isRetry: false, cancellationToken);
    }

    /// <summary>Sends the question.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="state">The prompt's stored state; its <c>AttemptCount</c> is the number of messages received so far.</param>
    /// <param name="options">The options with which the prompt was begun.</param>
    /// <param name="isRetry">True after an answer that was not accepted; false at the beginning and after another dialog has ended.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    protected abstract Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default);

    /// <summary>Recognises the answer in a message.</summary>
    /// <remarks>
    /// The method must have no side effects, because the package Microsoft.Bot.Builder.Dialogs calls it twice for each message.
    /// </remarks>
    protected abstract Task<PromptRecognizerResult<T>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default);

    private static (IDictionary<string, object> State, PromptOptions Options) Stored(DialogInstance instance) =>
        ((IDictionary<string, object>)instance.State[StateKey]!, (PromptOptions)instance.State[OptionsKey]!);

    private static void ExpectInput(Activity? question)
    {
        if (question is not null && string.IsNullOrEmpty(question.InputHint))
        {
            question.InputHint = InputHints.ExpectingInput;
        }
    }
}
