namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Decides whether an answer is accepted, even if it was not recognised, and may replace the value.</summary>
/// <returns>True ends the prompt with the value; false asks again if the bot has sent nothing in this turn.</returns>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);

/// <summary>The answer that a validator checks.</summary>
/// <typeparam name="T">The type of an answer.</typeparam>
public class PromptValidatorContext<T>
{
    internal PromptValidatorContext(ITurnContext context, PromptRecognizerResult<T> recognized, PromptOptions options) =>
        (Context, Recognized, Options) = (context, recognized, options);

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>The recognised answer.</summary>
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

    /// <summary>The answer; undefined unless <see cref="Succeeded"/>.</summary>
    public T? Value { get; set; }
}
