namespace KnowledgePackages.Runtime.Schema;

/// <summary>Whether the bot waits for the person.</summary>
public static class InputHints
{
    /// <summary>It does not wait, but listens.</summary>
    public const string AcceptingInput = "acceptingInput";

    /// <summary>It does not listen.</summary>
    public const string IgnoringInput = "ignoringInput";

    /// <summary>It waits for an answer.</summary>
    public const string ExpectingInput = "expectingInput";
}

/// <summary>How a text is written.</summary>
public static class TextFormatTypes
{
    /// <summary>Markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>As it stands.</summary>
    public const string Plain = "plain";

    /// <summary>Teams HTML and the like.</summary>
    public const string Xml = "xml";
}

/// <summary>How several attachments stand.</summary>
public static class AttachmentLayoutTypes
{
    /// <summary>One below the other.</summary>
    public const string List = "list";

    /// <summary>Side by side, to be leafed through.</summary>
    public const string Carousel = "carousel";
}

/// <summary>How the sender wants the answers.</summary>
public static class DeliveryModes
{
    /// <summary>By calls to the channel.</summary>
    public const string Normal = "normal";

    /// <summary>The same, and with a notification.</summary>
    public const string Notification = "notification";

    /// <summary>In the body of the HTTP response.</summary>
    public const string ExpectReplies = "expectReplies";

    /// <summary>Shown, but not kept.</summary>
    public const string Ephemeral = "ephemeral";
}

/// <summary>Names of events that adapters make themselves.</summary>
public static class ActivityEventNames
{
    /// <summary>A turn that nobody asked for.</summary>
    public const string ContinueConversation = "ContinueConversation";

    /// <summary>The first turn in a conversation that the bot began.</summary>
    public const string CreateConversation = "CreateConversation";
}
