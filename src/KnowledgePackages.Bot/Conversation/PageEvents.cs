namespace KnowledgePackages.Bot.Conversation;

/// <summary>Names of the event activities by which a page around the conversation tells the bot something.</summary>
public static class PageEvents
{
    /// <summary>Somebody has opened the page: Web Chat's own event. It has no value.</summary>
    public const string Join = "webchat/join";

    /// <summary>Somebody has chosen a language in the page's menu; the value is its tag, a text.</summary>
    public const string Language = "language";
}
