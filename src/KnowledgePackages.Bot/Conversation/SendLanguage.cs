using Microsoft.Bot.Builder;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>Sets the language of the bot's messages.</summary>
internal static class SendLanguage
{
    /// <summary>
    /// Sets the locale of every message that this turn sends or updates. Without this, the SDK would use the incoming activity's locale.
    /// </summary>
    /// <param name="context">The turn.</param>
    /// <param name="language">Returns the BCP 47 tag; called for each message, because the language may change within a turn.</param>
    public static void SendIn(this ITurnContext context, Func<string> language)
    {
        context.OnSendActivities((_, activities, next) =>
        {
            activities.ForEach(activity => activity.Locale = language());
            return next();
        });
        context.OnUpdateActivity((_, activity, next) =>
        {
            activity.Locale = language();
            return next();
        });
    }
}
