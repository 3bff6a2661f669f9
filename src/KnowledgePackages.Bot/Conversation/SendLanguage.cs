using Microsoft.Bot.Builder;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>The language of what the bot sends.</summary>
internal static class SendLanguage
{
    /// <summary>
    /// Marks everything that this turn sends or updates as written in a language; the SDK would mark it with the incoming activity's.
    /// </summary>
    /// <param name="context">The turn.</param>
    /// <param name="language">The BCP 47 tag, asked for at each message because it may change within a turn.</param>
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
