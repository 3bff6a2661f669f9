using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Creates the activity of a proactive turn.</summary>
internal static class Continuation
{
    /// <summary>
    /// Returns the SDK's continuation activity without two of its members: the random id, so that a repeated run has the same outcome, and
    /// <see cref="Activity.RelatesTo"/>, which is a second copy of the conversation reference.
    /// </summary>
    public static Activity ToContinuation(this ConversationReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var continuation = reference.GetContinuationActivity();
        (continuation.Id, continuation.RelatesTo) = (null, null);
        return continuation;
    }
}
