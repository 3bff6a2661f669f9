namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The reason why a dialog's method or a waterfall's step runs.</summary>
public enum DialogReason
{
    /// <summary>The dialog was begun.</summary>
    BeginCalled,

    /// <summary>The dialog waited, and the next activity arrived.</summary>
    ContinueCalled,

    /// <summary>The dialog above this one on the stack ended.</summary>
    EndCalled,

    /// <summary>Another dialog replaces this one. This library has no call that replaces a dialog.</summary>
    ReplaceCalled,

    /// <summary>The stack was cancelled. This library has no call that cancels a stack.</summary>
    CancelCalled,

    /// <summary>The previous step of the waterfall called <see cref="WaterfallStepContext.NextAsync"/>.</summary>
    NextCalled,
}
