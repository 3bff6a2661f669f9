namespace KnowledgePackages.Runtime.Schema;

/// <summary>What a conversation that the bot begins is to be: the body of <c>POST v3/conversations</c>.</summary>
public sealed class ConversationParameters
{
    /// <summary>Parameters that say nothing yet.</summary>
    public ConversationParameters() { }

    /// <summary>Parameters, with what is known.</summary>
    public ConversationParameters(
        bool? isGroup = null, ChannelAccount? bot = null, IList<ChannelAccount>? members = null, string? topicName = null,
        Activity? activity = null, object? channelData = null, string? tenantId = null) =>
        (IsGroup, Bot, Members, TopicName, Activity, ChannelData, TenantId) =
        (isGroup, bot, members, topicName, activity, channelData, tenantId);

    /// <summary>Whether more than one person is to be in it.</summary>
    public bool? IsGroup { get; set; }

    /// <summary>The bot, as the channel names it.</summary>
    public ChannelAccount? Bot { get; set; }

    /// <summary>The people. In Teams one person, for their personal chat with the bot; none, for a new post in a channel.</summary>
    public IList<ChannelAccount>? Members { get; set; }

    /// <summary>The topic; few channels show it.</summary>
    public string? TopicName { get; set; }

    /// <summary>What is said first; in a channel of Teams it is the post.</summary>
    public Activity? Activity { get; set; }

    /// <summary>What only this channel knows: in Teams the tenant, and the channel of a post.</summary>
    public object? ChannelData { get; set; }

    /// <summary>The organisation; Teams only.</summary>
    public string? TenantId { get; set; }
}
