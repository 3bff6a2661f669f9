using KnowledgePackages.Runtime.Builder;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>Dialogs that can begin each other.</summary>
public sealed class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs = new(StringComparer.Ordinal);
    private readonly IStatePropertyAccessor<DialogState>? _dialogState;

    /// <summary>A set inside a container, which keeps the stack itself.</summary>
    public DialogSet() { }

    /// <summary>A set whose stack is a property of the conversation.</summary>
    public DialogSet(IStatePropertyAccessor<DialogState> dialogState)
    {
        ArgumentNullException.ThrowIfNull(dialogState);
        _dialogState = dialogState;
    }

    /// <summary>Adds a dialog.</summary>
    /// <returns>This set.</returns>
    /// <exception cref="ArgumentException">The set has another dialog with this id.</exception>
    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        if (!_dialogs.TryAdd(dialog.Id, dialog) && _dialogs[dialog.Id] != dialog)
            throw new ArgumentException($"There are two dialogs with the id '{dialog.Id}'.", nameof(dialog));
        return this;
    }

    /// <summary>The dialog with this id, or null.</summary>
    public Dialog? Find(string dialogId) => _dialogs.GetValueOrDefault(dialogId);

    /// <summary>All dialogs of the set.</summary>
    public IEnumerable<Dialog> GetDialogs() => _dialogs.Values;

    /// <summary>The stack of this turn's conversation.</summary>
    /// <exception cref="InvalidOperationException">The set was made without a property to keep its stack in.</exception>
    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        if (_dialogState is null) throw new InvalidOperationException("This set of dialogs has no property to keep its stack in.");
        var state = await _dialogState.GetAsync(turnContext, () => new DialogState(), cancellationToken);
        return new DialogContext(this, turnContext, state);
    }
}
