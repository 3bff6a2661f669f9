namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog stack as it is stored between turns.</summary>
/// <remarks>
/// A store must write type names into the JSON, as the SDK's stores do, because the instances contain dictionaries, options and inner
/// stacks.
/// </remarks>
public class DialogState
{
    /// <summary>An empty stack.</summary>
    public DialogState()
    {
    }

    internal DialogState(List<DialogInstance> stack) => DialogStack = stack;

    /// <summary>The instances on the stack, the active one first.</summary>
    public List<DialogInstance> DialogStack { get; set; } = [];
}

/// <summary>A dialog on a stack.</summary>
public class DialogInstance
{
    /// <summary>The dialog's <see cref="Dialog.Id"/>.</summary>
    public string Id { get; set; } = "";

    /// <summary>The data that the dialog keeps between turns.</summary>
    public IDictionary<string, object?> State { get; set; } = new Dictionary<string, object?>();
}
