using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Creates the activity of a proactive turn.</summary>
internal static class Continuation
{
    /// <summary>
    /// Returns the SDK's continuation activity without the random id, so that the turn is repeatable, and without the second copy of the
    /// address, so that it is small.
    /// </summary>
    public static Activity ToContinuation(this ConversationReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var continuation = reference.GetContinuationActivity();
        (continuation.Id, continuation.RelatesTo) = (null, null);
        return continuation;
    }
}
