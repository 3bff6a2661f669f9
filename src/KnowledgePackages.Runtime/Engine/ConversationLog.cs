using Microsoft.Bot.Builder;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The log of the conversation: the messages themselves, stored here because the clients of the built-in web channel read them. On other
/// channels the messages are in the channel's hands, and there is no log.
/// </summary>
public static class ConversationLog
{
    /// <summary>Returns whether the messages of this conversation are stored here.</summary>
    public static bool HasLog(this ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<TurnRun>() is { HasLog: true };
    }

    /// <summary>
    /// Deletes all messages of this conversation up to now, with the turn's commit: everything before the turn, the content of the message
    /// that the turn answers, and the replies that the turn has sent so far. Later replies go into the log as always, and numbers go on.
    /// Bodies of earlier responses are deleted in any case, because they repeat replies.
    /// </summary>
    public static void DeleteLog(this ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Get<TurnRun>()?.DeleteLog();
    }
}
