using Microsoft.Bot.Builder;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Tells a bot whether the messages that it has sent can be changed.</summary>
public static class MessageUpdates
{
    /// <summary>
    /// Returns whether the channel can update and delete messages of this conversation. If not, the engine drops updates and deletions, so
    /// the bot need not prepare them.
    /// </summary>
    public static bool CanUpdateMessages(this ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return EngineContext.RunOf(turnContext) is not { CanUpdate: false };
    }
}
