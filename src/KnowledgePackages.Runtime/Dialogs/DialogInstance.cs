using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>One running dialog: which, and what it remembers.</summary>
public sealed class DialogInstance
{
    /// <summary>The dialog's id.</summary>
    public string Id { get; set; } = "";

    /// <summary>The dialog's <see cref="Dialog.GetVersion"/> when it began.</summary>
    public string? Version { get; set; }

    /// <summary>
    /// What the dialog remembers: string, bool, long, double or null. An int becomes a long and a float a double; any other type throws
    /// <see cref="ArgumentException"/>, because stored data must outlive the code that wrote them.
    /// </summary>
    [JsonIgnore]
    public IDictionary<string, object?> State => Stored;

    [JsonInclude, JsonPropertyName("state")]
    internal DialogValues Stored { get; set => field = value ?? []; } = [];

    /// <summary>What a waterfall's steps tell each other; null in other dialogs.</summary>
    [JsonInclude]
    internal DialogValues? Values { get; set; }

    /// <summary>The stack inside a container; null in other dialogs.</summary>
    [JsonInclude]
    internal DialogState? Children { get; set; }

    /// <summary>A prompt's options, from the step that asked, as long as the turn lasts. They hold texts, so they are never stored.</summary>
    [JsonIgnore]
    internal PromptOptions? PromptOptions { get; set; }

    /// <summary>The context that the instance stands in, for calls that only get the instance.</summary>
    [JsonIgnore]
    internal DialogContext? Outer { get; set; }
}

/// <summary>A stack of running dialogs, the active one first.</summary>
public sealed class DialogState
{
    /// <summary>An empty stack.</summary>
    [JsonConstructor]
    public DialogState() { }

    /// <summary>A stack of these instances; null gives an empty one.</summary>
    public DialogState(List<DialogInstance>? stack) => DialogStack = stack ?? [];

    /// <summary>The running dialogs, the active one first.</summary>
    public List<DialogInstance> DialogStack { get; set => field = value ?? []; } = [];
}
