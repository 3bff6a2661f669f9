using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>The activity of a proactive turn.</summary>
internal static class Continuation
{
    /// <summary>
    /// The SDK's continuation of a conversation, without its random id and second copy of the address: a turn must be repeatable, and
    /// small.
    /// </summary>
    public static Activity ToContinuation(this ConversationReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var continuation = reference.GetContinuationActivity();
        (continuation.Id, continuation.RelatesTo) = (null, null);
        return continuation;
    }
}
