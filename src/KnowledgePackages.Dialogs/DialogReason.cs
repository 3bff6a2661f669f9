namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Why a dialog's method or a waterfall's step runs.</summary>
public enum DialogReason
{
    /// <summary>The dialog was begun.</summary>
    BeginCalled,

    /// <summary>An activity came in.</summary>
    ContinueCalled,

    /// <summary>The dialog above ended.</summary>
    EndCalled,

    /// <summary>Another dialog replaces this one.</summary>
    ReplaceCalled,

    /// <summary>The stack was cancelled.</summary>
    CancelCalled,

    /// <summary>The step before called <see cref="WaterfallStepContext.NextAsync"/>.</summary>
    NextCalled,
}
