using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>The activity of a turn that nobody asked for.</summary>
internal static class Continuation
{
    /// <summary>
    /// The SDK's continuation of a conversation, without the random id and the second copy of the address that it adds: a turn must be
    /// repeatable, and small.
    /// </summary>
    public static Activity ToContinuation(this ConversationReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var continuation = reference.GetContinuationActivity();
        (continuation.Id, continuation.RelatesTo) = (null, null);
        return continuation;
    }
}
