using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The questions of a prompt and the data of its validator. Stored with the prompt's instance.</summary>
public class PromptOptions
{
    /// <summary>The question.</summary>
    public Activity? Prompt { get; set; }

    /// <summary>The question after an answer that was not accepted.</summary>
    public Activity? RetryPrompt { get; set; }

    /// <summary>Data for the validator, of a type that the store can write and read.</summary>
    public object? Validations { get; set; }
}
