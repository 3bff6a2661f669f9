namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Decides whether the prompt accepts an answer. The validator may replace the recognised value, and may accept a message in which no
/// answer was recognised.
/// </summary>
/// <returns>
/// True to end the prompt with <see cref="PromptRecognizerResult{T}.Value"/>; false to ask again, unless the bot has already sent
/// something in this turn.
/// </returns>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);

/// <summary>The answer that a validator checks.</summary>
/// <typeparam name="T">The type of an answer.</typeparam>
public class PromptValidatorContext<T>
{
    internal PromptValidatorContext(ITurnContext context, PromptRecognizerResult<T> recognized, PromptOptions options) =>
        (Context, Recognized, Options) = (context, recognized, options);

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>The outcome of recognising an answer in the message.</summary>
    public PromptRecognizerResult<T> Recognized { get; }

    /// <summary>The options with which the prompt was begun.</summary>
    public PromptOptions Options { get; }
}

/// <summary>The outcome of recognising an answer in a message.</summary>
/// <typeparam name="T">The type of an answer.</typeparam>
public class PromptRecognizerResult<T>
{
    /// <summary>Whether an answer was recognised. False by default.</summary>
    public bool Succeeded { get; set; }

    /// <summary>The answer; undefined if <see cref="Succeeded"/> is false.</summary>
    public T? Value { get; set; }
}
