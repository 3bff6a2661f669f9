namespace KnowledgePackages.Runtime.Engine;

/// <summary>The result of looking up or claiming a handover code.</summary>
public abstract record HandoverFinding
{
    private HandoverFinding() { } // closed: no other classes can derive from this one

    /// <summary>
    /// The result is not available yet. The bot must return immediately. The engine discards this run, gets the result from the store, and
    /// runs the turn again.
    /// </summary>
    public sealed record Pending : HandoverFinding
    {
        internal static Pending Instance { get; } = new();
    }

    /// <summary>
    /// The code cannot be used in this conversation. The code is unknown, expired or used already, or the document in which it was created
    /// was deleted.
    /// </summary>
    public sealed record Nothing : HandoverFinding
    {
        internal static Nothing Instance { get; } = new();
    }

    /// <summary>The person or their network has recently sent too many wrong codes, so the engine did not look up this code.</summary>
    public sealed record TooManyWrong : HandoverFinding
    {
        internal static TooManyWrong Instance { get; } = new();
    }

    /// <summary>The code can be used.</summary>
    /// <param name="State">The current state of the document in which the code was created.</param>
    /// <param name="IsOwn">Whether the code was created in the same document in which it was entered.</param>
    public sealed record Found(StateSnapshot State, bool IsOwn) : HandoverFinding;
}
