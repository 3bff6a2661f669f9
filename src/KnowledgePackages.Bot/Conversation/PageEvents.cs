namespace KnowledgePackages.Bot.Conversation;

/// <summary>The names of the event activities that the page with the conversation sends to the bot.</summary>
public static class PageEvents
{
    /// <summary>A visitor has opened the page. Pages with Web Chat send this event by convention, without a value.</summary>
    public const string Join = "webchat/join";

    /// <summary>A visitor has chosen a language in the page's menu. The value is the BCP 47 tag of the language.</summary>
    public const string Language = "language";
}
