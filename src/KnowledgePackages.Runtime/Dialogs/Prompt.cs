using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>Decides whether an answer is good enough. It may change the recognised value.</summary>
/// <returns>False asks again, unless something was sent.</returns>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);

/// <summary>Any prompt, whatever it asks for.</summary>
internal interface IPrompt;

/// <summary>Asks one question and asks again until the answer is understood. It is begun by a step of a waterfall.</summary>
/// <typeparam name="T">What an answer is.</typeparam>
public abstract class Prompt<T> : Dialog, IPrompt
{
    internal const string AttemptCountKey = "attempts";
    private readonly PromptValidator<T>? _validator;

    /// <summary>A prompt; without a validator every recognised answer is good.</summary>
    protected Prompt(string dialogId, PromptValidator<T>? validator = null) : base(dialogId) => _validator = validator;

    /// <summary>Asks.</summary>
    /// <param name="dc">The stack, on which a waterfall has to stand below this prompt.</param>
    /// <param name="options">The <see cref="PromptOptions"/>. They are not stored: the step that asks is asked again.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <exception cref="ArgumentException"><paramref name="options"/> is something else.</exception>
    /// <exception cref="InvalidOperationException">The prompt was not begun by a step of a waterfall.</exception>
    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var instance = dc.ActiveDialog!;
        if (options is not PromptOptions promptOptions) throw new ArgumentException($"Prompt '{Id}' needs PromptOptions.", nameof(options));
        if (!StackCheck.HasAsker(dc.Stack, 0, dc.FindDialog))
            throw new InvalidOperationException($"Prompt '{Id}' must be begun by a step of a waterfall, which can be asked again.");
        instance.PromptOptions = promptOptions;
        instance.State[AttemptCountKey] = 0;
        await AskAsync(dc.Context, instance, isRetry: false, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Reads the answer: ends with it, or asks again. Only messages are answers.</summary>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (dc.Context.Activity.AsMessageActivity() is null) return EndOfTurn;
        if (await dc.RecallPromptOptionsAsync(cancellationToken) is not { } options) return await dc.LeavePromptAsync(cancellationToken);

        var instance = dc.ActiveDialog!;
        var recognized = await OnRecognizeAsync(dc.Context, instance.State, options, cancellationToken);
        instance.State[AttemptCountKey] = AttemptsOf(instance.State) + 1L;
        var context = new PromptValidatorContext<T>(dc.Context, recognized, options, instance.State);
        if (_validator is null ? recognized.Succeeded : await _validator(context, cancellationToken))
            return await dc.EndDialogAsync(recognized.Value, cancellationToken);
        if (!dc.Context.Responded) await AskAsync(dc.Context, instance, isRetry: true, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>A dialog that was begun above this one ended: the question is asked again.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        await dc.RepromptDialogAsync(cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Asks again, as at first. Call it through <see cref="DialogContext.RepromptDialogAsync"/>, which finds the options.</summary>
    public override Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return AskAsync(turnContext, instance, isRetry: false, cancellationToken);
    }

    internal static int AttemptsOf(IDictionary<string, object?> state) =>
        state.TryGetValue(AttemptCountKey, out var attempts) && attempts is long number ? (int)number : 0;

    /// <summary>Sends the question.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="state">What the prompt remembers.</param>
    /// <param name="options">The question.</param>
    /// <param name="isRetry">Whether an answer was not understood.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    protected abstract Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default);

    /// <summary>Understands an answer.</summary>
    protected abstract Task<PromptRecognizerResult<T>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default);

    /// <summary>The question together with its choices.</summary>
    /// <returns>A new activity; <paramref name="prompt"/> stays as it is.</returns>
    private protected static Activity WithChoices(Activity? prompt, string? channelId, IList<Choice> choices, ListStyle style)
    {
        var question = prompt?.ShallowCopy() ?? MessageFactory.Text(null, inputHint: InputHints.ExpectingInput);
        var listed = ChoiceFactory.InStyle(style, channelId, choices, question.Text, question.Speak);
        question.Text = listed.Text;
        question.SuggestedActions = listed.SuggestedActions ?? question.SuggestedActions;
        if (listed.Attachments is { } cards) question.Attachments = [.. question.Attachments ?? [], .. cards];
        return question;
    }

    private Task AskAsync(ITurnContext turnContext, DialogInstance instance, bool isRetry, CancellationToken cancellationToken)
    {
        var options = instance.PromptOptions
            ?? throw new InvalidOperationException($"Prompt '{Id}' has no options; ask again through the dialog context.");
        foreach (var question in new[] { options.Prompt, options.RetryPrompt }.OfType<Activity>())
            question.InputHint ??= InputHints.ExpectingInput;
        return OnPromptAsync(turnContext, instance.State, options, isRetry, cancellationToken);
    }
}
