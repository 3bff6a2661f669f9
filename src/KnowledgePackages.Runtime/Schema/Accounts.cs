using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Schema;

/// <summary>A person or a bot on a channel.</summary>
public sealed class ChannelAccount
{
    /// <summary>An account without an id.</summary>
    public ChannelAccount() { }

    /// <summary>An account with an id.</summary>
    public ChannelAccount(string? id, string? name = null, string? role = null, string? aadObjectId = null) =>
        (Id, Name, Role, AadObjectId) = (id, name, role, aadObjectId);

    /// <summary>The id on this channel; opaque, and in Teams another one for every bot.</summary>
    public string? Id { get; set; }

    /// <summary>The name that people see.</summary>
    public string? Name { get; set; }

    /// <summary>The person's object id in Entra; Teams only.</summary>
    public string? AadObjectId { get; set; }

    /// <summary><c>user</c> or <c>bot</c>; most channels leave it out.</summary>
    public string? Role { get; set; }

    /// <summary>Every property that came in and has no member here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A conversation on a channel.</summary>
public sealed class ConversationAccount
{
    /// <summary>A conversation without an id.</summary>
    public ConversationAccount() { }

    /// <summary>A conversation, with what is known of it.</summary>
    public ConversationAccount(
        bool? isGroup = null, string? conversationType = null, string? id = null, string? name = null,
        string? aadObjectId = null, string? role = null, string? tenantId = null) =>
        (IsGroup, ConversationType, Id, Name, AadObjectId, Role, TenantId) =
        (isGroup, conversationType, id, name, aadObjectId, role, tenantId);

    /// <summary>Whether more than one person can be in it.</summary>
    public bool? IsGroup { get; set; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>; Teams only.</summary>
    public string? ConversationType { get; set; }

    /// <summary>The id on this channel; in a Teams channel it ends with <c>;messageid=...</c> of the thread.</summary>
    public string? Id { get; set; }

    /// <summary>The name that people see.</summary>
    public string? Name { get; set; }

    /// <summary>The object id in Entra.</summary>
    public string? AadObjectId { get; set; }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    public string? Role { get; set; }

    /// <summary>The organisation; Teams only.</summary>
    public string? TenantId { get; set; }

    /// <summary>Every property that came in and has no member here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>How to find a conversation again: who, where, on which channel.</summary>
public sealed class ConversationReference
{
    /// <summary>The activity that a reply would belong to.</summary>
    public string? ActivityId { get; set; }

    /// <summary>The person.</summary>
    public ChannelAccount? User { get; set; }

    /// <summary>The bot, as the channel names it.</summary>
    public ChannelAccount? Bot { get; set; }

    /// <summary>The conversation.</summary>
    public ConversationAccount? Conversation { get; set; }

    /// <summary>The channel.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The person's language, for example <c>en-US</c>.</summary>
    public string? Locale { get; set; }

    /// <summary>The root of the channel's Bot Connector.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>The event that a turn runs on which nobody asked for.</summary>
    public Activity GetContinuationActivity() => new()
    {
        Type = ActivityTypes.Event,
        Name = ActivityEventNames.ContinueConversation,
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        From = User,
        Recipient = Bot,
        Locale = Locale,
    };
}
