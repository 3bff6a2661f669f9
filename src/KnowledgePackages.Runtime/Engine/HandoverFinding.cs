namespace KnowledgePackages.Runtime.Engine;

/// <summary>What the engine found out about a handover code.</summary>
public abstract record HandoverFinding
{
    private HandoverFinding() { } // no other classes can derive from it

    /// <summary>
    /// The engine does not know it yet. It discards this run of the turn, looks, and runs the turn again with the finding. The bot returns
    /// at once; nothing that it does in this run has an effect.
    /// </summary>
    public sealed record Pending : HandoverFinding
    {
        internal static Pending Instance { get; } = new();
    }

    /// <summary>No such code can be used here: it is unknown, too old, or was used elsewhere.</summary>
    public sealed record Nothing : HandoverFinding
    {
        internal static Nothing Instance { get; } = new();
    }

    /// <summary>The person or their network sent too many wrong codes, so the engine did not look.</summary>
    public sealed record TooManyWrong : HandoverFinding
    {
        internal static TooManyWrong Instance { get; } = new();
    }

    /// <summary>The code is good.</summary>
    /// <param name="State">The state of the document that the code was made in, as it is now.</param>
    /// <param name="IsOwn">Whether the code was made in this very document.</param>
    public sealed record Found(StateSnapshot State, bool IsOwn) : HandoverFinding;
}
