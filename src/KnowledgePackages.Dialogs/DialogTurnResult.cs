namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The state of a dialog stack after a call, and the result of the last dialog if that dialog has ended.</summary>
public class DialogTurnResult
{
    /// <summary>Sets status and result.</summary>
    /// <param name="status">The state of the stack.</param>
    /// <param name="result">The result of the last dialog.</param>
    public DialogTurnResult(DialogTurnStatus status, object? result = null) => (Status, Result) = (status, result);

    /// <summary>The state of the stack.</summary>
    public DialogTurnStatus Status { get; set; }

    /// <summary>The result of the last dialog on the stack; null while a dialog waits.</summary>
    public object? Result { get; set; }
}

/// <summary>The state of a dialog stack after a call.</summary>
public enum DialogTurnStatus
{
    /// <summary>The stack was empty, so no dialog handled the activity.</summary>
    Empty,

    /// <summary>The dialog on top waits for the next message.</summary>
    Waiting,

    /// <summary>The last dialog ended and the stack is empty.</summary>
    Complete,

    /// <summary>The stack was cancelled.</summary>
    Cancelled,

    /// <summary>The last dialog ended and the bot should wait for the next message.</summary>
    CompleteAndWait,
}
