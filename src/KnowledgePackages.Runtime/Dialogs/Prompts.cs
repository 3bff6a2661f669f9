using KnowledgePackages.Runtime.Builder;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>Asks for a text; any that is not empty is an answer.</summary>
public class TextPrompt(string dialogId, PromptValidator<string>? validator = null) : Prompt<string>(dialogId, validator)
{
    /// <inheritdoc/>
    protected override async Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var question = (isRetry ? options.RetryPrompt : null) ?? options.Prompt;
        if (question is not null) await turnContext.SendActivityAsync(question, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<PromptRecognizerResult<string>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var text = turnContext.Activity.Text;
        return Task.FromResult(new PromptRecognizerResult<string> { Succeeded = !string.IsNullOrWhiteSpace(text), Value = text });
    }
}

/// <summary>Asks for one of several choices, by label, synonym or number.</summary>
/// <param name="dialogId">The prompt's id.</param>
/// <param name="validator">Decides whether the choice is good enough.</param>
/// <param name="defaultLocale">The language of the choices where the activity names none.</param>
public class ChoicePrompt(string dialogId, PromptValidator<FoundChoice>? validator = null, string? defaultLocale = null)
    : Prompt<FoundChoice>(dialogId, validator)
{
    /// <summary>How the choices are shown, unless the options say otherwise.</summary>
    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <summary>The language of the choices where the activity names none.</summary>
    public string? DefaultLocale { get; set; } = defaultLocale;

    /// <inheritdoc/>
    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var question = (isRetry ? options.RetryPrompt : null) ?? options.Prompt;
        var message = WithChoices(question, turnContext.Activity.ChannelId, options.Choices ?? [], options.Style ?? Style);
        return turnContext.SendActivityAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<PromptRecognizerResult<FoundChoice>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var found = ChoiceRecognizer.Find(turnContext.Activity.Text, options.Choices ?? [], turnContext.Activity.Locale ?? DefaultLocale);
        return Task.FromResult(new PromptRecognizerResult<FoundChoice> { Succeeded = found is not null, Value = found });
    }
}

/// <summary>Asks for yes or no. The words for both come from the bot, in its language.</summary>
/// <param name="dialogId">The prompt's id.</param>
/// <param name="validator">Decides whether the answer is good enough.</param>
/// <param name="defaultLocale">The language of the choices where the activity names none.</param>
public class ConfirmPrompt(string dialogId, PromptValidator<bool>? validator = null, string? defaultLocale = null)
    : Prompt<bool>(dialogId, validator)
{
    /// <summary>How the choices are shown, unless the options say otherwise.</summary>
    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <summary>The language of the choices where the activity names none.</summary>
    public string? DefaultLocale { get; set; } = defaultLocale;

    /// <summary>Yes and no, with their synonyms. The two choices of the options win over these.</summary>
    public Tuple<Choice, Choice>? ConfirmChoices { get; set; }

    /// <inheritdoc/>
    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var question = (isRetry ? options.RetryPrompt : null) ?? options.Prompt;
        var message = WithChoices(question, turnContext.Activity.ChannelId, YesAndNo(options), options.Style ?? Style);
        return turnContext.SendActivityAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<PromptRecognizerResult<bool>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var found = ChoiceRecognizer.Find(turnContext.Activity.Text, YesAndNo(options), turnContext.Activity.Locale ?? DefaultLocale);
        return Task.FromResult(new PromptRecognizerResult<bool> { Succeeded = found is not null, Value = found?.Index == 0 });
    }

    private IList<Choice> YesAndNo(PromptOptions options) =>
        options.Choices is { Count: 2 } choices ? choices
        : ConfirmChoices is var (yes, no) ? [yes, no]
        : throw new InvalidOperationException($"Prompt '{Id}' has no words for yes and no.");
}
