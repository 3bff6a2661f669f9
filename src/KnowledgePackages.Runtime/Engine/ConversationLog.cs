using Microsoft.Bot.Builder;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The stored messages of a conversation. Clients of the built-in web channel read them. Other channels store their messages themselves, so
/// their conversations have no log.
/// </summary>
public static class ConversationLog
{
    /// <summary>Returns whether this conversation has a stored log.</summary>
    public static bool HasLog(this ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return EngineContext.RunOf(turnContext) is { HasLog: true };
    }

    /// <summary>
    /// Deletes the messages of this conversation when the turn commits: all earlier messages, the content of the current input, and the
    /// replies that the turn has sent so far. Later replies are logged, and the numbering continues. Stored bodies of earlier responses
    /// are deleted even if there is no log, because they contain replies.
    /// </summary>
    public static void DeleteLog(this ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        EngineContext.RunOf(turnContext)?.DeleteLog();
    }
}
