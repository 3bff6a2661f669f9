using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The questions of a prompt and the data for its validator. Stored with the prompt's <see cref="DialogInstance"/>.</summary>
public class PromptOptions
{
    /// <summary>The question.</summary>
    public Activity? Prompt { get; set; }

    /// <summary>The question that is asked after an answer was not accepted.</summary>
    public Activity? RetryPrompt { get; set; }

    /// <summary>Data for the validator. Its type must be one that the store can write and read.</summary>
    public object? Validations { get; set; }
}
