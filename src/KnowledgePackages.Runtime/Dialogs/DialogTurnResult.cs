namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>What became of a call to a dialog.</summary>
public sealed class DialogTurnResult(DialogTurnStatus status, object? result = null)
{
    /// <summary>What the turn left behind.</summary>
    public DialogTurnStatus Status { get; } = status;

    /// <summary>What the dialog ended with, when it ended.</summary>
    public object? Result { get; } = result;
}
