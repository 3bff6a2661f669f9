namespace KnowledgePackages.Bot.Conversation;

/// <summary>Names of the event activities that a page around the conversation sends to the bot.</summary>
public static class PageEvents
{
    /// <summary>A visitor has opened the page: Web Chat's own event, without a value.</summary>
    public const string Join = "webchat/join";

    /// <summary>A visitor has chosen a language in the page's menu; the value is its tag.</summary>
    public const string Language = "language";
}
