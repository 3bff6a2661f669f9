namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>What a turn left behind on a dialog stack.</summary>
public enum DialogTurnStatus
{
    /// <summary>There was no dialog to run.</summary>
    Empty,

    /// <summary>The active dialog waits for the person.</summary>
    Waiting,

    /// <summary>The last dialog ended; its result is there.</summary>
    Complete,

    /// <summary>All dialogs were cancelled.</summary>
    Cancelled,

    /// <summary>The last dialog ended, but the turn should be treated as waiting.</summary>
    CompleteAndWait,
}

/// <summary>Why a dialog's method is called.</summary>
public enum DialogReason
{
    /// <summary>The dialog was begun.</summary>
    BeginCalled,

    /// <summary>A new activity came in.</summary>
    ContinueCalled,

    /// <summary>The dialog above it ended.</summary>
    EndCalled,

    /// <summary>Another dialog takes its place.</summary>
    ReplaceCalled,

    /// <summary>All dialogs are cancelled.</summary>
    CancelCalled,

    /// <summary>A waterfall step went on to the next one by itself.</summary>
    NextCalled,
}

/// <summary>How a prompt shows its choices.</summary>
public enum ListStyle
{
    /// <summary>Not at all: the prompt's own activity shows them.</summary>
    None,

    /// <summary>As this channel does it best.</summary>
    Auto,

    /// <summary>In the text, one after the other, with numbers.</summary>
    Inline,

    /// <summary>Below the text, one a line, with numbers.</summary>
    List,

    /// <summary>As buttons that vanish after the next message.</summary>
    SuggestedAction,

    /// <summary>As buttons of a hero card.</summary>
    HeroCard,
}
