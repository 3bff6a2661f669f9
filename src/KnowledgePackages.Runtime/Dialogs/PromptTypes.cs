using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>A question.</summary>
public sealed class PromptOptions
{
    /// <summary>The question as it is asked first.</summary>
    public Activity? Prompt { get; set; }

    /// <summary>The question as it is asked when the answer was not understood; null asks <see cref="Prompt"/> again.</summary>
    public Activity? RetryPrompt { get; set; }

    /// <summary>The possible answers.</summary>
    public IList<Choice>? Choices { get; set; }

    /// <summary>How the answers are shown; null leaves it to the prompt.</summary>
    public ListStyle? Style { get; set; }

    /// <summary>What the validator needs.</summary>
    public object? Validations { get; set; }
}

/// <summary>What a prompt understood.</summary>
public sealed class PromptRecognizerResult<T>
{
    /// <summary>Whether it understood anything.</summary>
    public bool Succeeded { get; set; }

    /// <summary>The answer; only of meaning when it succeeded.</summary>
    public T? Value { get; set; }
}

/// <summary>What a validator sees.</summary>
public sealed class PromptValidatorContext<T>
{
    internal PromptValidatorContext(
        ITurnContext context, PromptRecognizerResult<T> recognized, PromptOptions options, IDictionary<string, object?> state) =>
        (Context, Recognized, Options, State) = (context, recognized, options, state);

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>What was understood.</summary>
    public PromptRecognizerResult<T> Recognized { get; }

    /// <summary>The question.</summary>
    public PromptOptions Options { get; }

    /// <summary>What the prompt remembers between attempts; of the same types as <see cref="DialogInstance.State"/>.</summary>
    public IDictionary<string, object?> State { get; }

    /// <summary>How many answers were given to this question, this one included.</summary>
    public int AttemptCount => Prompt<T>.AttemptsOf(State);
}
