using Microsoft.Bot.Builder;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The stored messages of a conversation. Clients of the built-in web channel read them. Other channels store their messages themselves, so
/// their conversations have no log.
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
