namespace KnowledgePackages.Runtime.Schema;

/// <summary>The types of activities that have a meaning of their own.</summary>
public static class ActivityTypes
{
    /// <summary>The person added the bot to their contacts, or removed it.</summary>
    public const string ContactRelationUpdate = "contactRelationUpdate";

    /// <summary>A conversation began, or people joined or left.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The sender ends the conversation.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>Something happened in the client.</summary>
    public const string Event = "event";

    /// <summary>A pause between two messages; tests only.</summary>
    public const string Delay = "delay";

    /// <summary>The person asks that everything about them is deleted.</summary>
    public const string DeleteUserData = "deleteUserData";

    /// <summary>A person takes over, or gives back.</summary>
    public const string Handoff = "handoff";

    /// <summary>The app was installed or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>A question whose answer is the HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>Something said.</summary>
    public const string Message = "message";

    /// <summary>A message was deleted.</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>A reaction to a message.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>A message was changed.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>A private suggestion to one person.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>For the developer, shown by the Emulator only.</summary>
    public const string Trace = "trace";

    /// <summary>Somebody types.</summary>
    public const string Typing = "typing";

    /// <summary>A command to a client or device.</summary>
    public const string Command = "command";

    /// <summary>What became of a command.</summary>
    public const string CommandResult = "commandResult";
}
