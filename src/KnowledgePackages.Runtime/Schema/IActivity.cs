namespace KnowledgePackages.Runtime.Schema;

/// <summary>What every activity has, whatever its type. Members are null where the channel left them out.</summary>
public interface IActivity
{
    /// <summary>One of <see cref="ActivityTypes"/>; channels may send others, which a bot ignores.</summary>
    string? Type { get; set; }

    /// <summary>Given by the channel for what it sends, by the bot's adapter for what the bot sends. Opaque.</summary>
    string? Id { get; set; }

    /// <summary>Where answers go: the root of the channel's Bot Connector. Some channels end it with a slash, some do not.</summary>
    string? ServiceUrl { get; set; }

    /// <summary>When the channel received the message, by the channel's clock.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>When the person sent the message, by the clock of the device, with its offset.</summary>
    DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>One of <see cref="Channels"/>; in small letters.</summary>
    string? ChannelId { get; set; }

    /// <summary>The sender.</summary>
    ChannelAccount? From { get; set; }

    /// <summary>The conversation that the activity belongs to.</summary>
    ConversationAccount? Conversation { get; set; }

    /// <summary>The receiver; of an incoming activity, the bot.</summary>
    ChannelAccount? Recipient { get; set; }

    /// <summary>Id of the activity that this one answers; of a card's button, the card's message.</summary>
    string? ReplyToId { get; set; }

    /// <summary>Facts beside the text: mentions, the client's abilities.</summary>
    IList<Entity>? Entities { get; set; }

    /// <summary>What only this channel knows. Incoming: a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object? ChannelData { get; set; }

    /// <summary><see cref="ChannelData"/> as <typeparamref name="TChannelData"/>.</summary>
    /// <returns>The default value when there is none.</returns>
    /// <exception cref="System.Text.Json.JsonException">The data have another shape.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="TChannelData"/> is not known to <see cref="SchemaJsonContext"/>.</exception>
    TChannelData? GetChannelData<TChannelData>();

    /// <summary><see cref="ChannelData"/> as <typeparamref name="TChannelData"/>, where it has that shape.</summary>
    bool TryGetChannelData<TChannelData>(out TChannelData? instance);

    /// <summary>This activity when it is a message, else null.</summary>
    IMessageActivity? AsMessageActivity();

    /// <summary>This activity when it is an installation update, else null.</summary>
    IInstallationUpdateActivity? AsInstallationUpdateActivity();

    /// <summary>This activity when it is a conversation update, else null.</summary>
    IConversationUpdateActivity? AsConversationUpdateActivity();

    /// <summary>This activity when it says that somebody types, else null.</summary>
    ITypingActivity? AsTypingActivity();

    /// <summary>This activity when it ends the conversation, else null.</summary>
    IEndOfConversationActivity? AsEndOfConversationActivity();

    /// <summary>This activity when it is an event, else null.</summary>
    IEventActivity? AsEventActivity();

    /// <summary>This activity when it is an invoke, which waits for an answer in the HTTP response, else null.</summary>
    IInvokeActivity? AsInvokeActivity();

    /// <summary>This activity when it says that a message was changed, else null.</summary>
    IMessageUpdateActivity? AsMessageUpdateActivity();

    /// <summary>This activity when it says that a message was deleted, else null.</summary>
    IMessageDeleteActivity? AsMessageDeleteActivity();

    /// <summary>This activity when it brings reactions to a message, else null.</summary>
    IMessageReactionActivity? AsMessageReactionActivity();

    /// <summary>How to find this activity's conversation again: who, where, on which channel.</summary>
    /// <remarks>
    /// A conversation update gives no activity id: a reply to one is held back for five seconds by Web Chat, because the
    /// update itself is never shown there.
    /// </remarks>
    ConversationReference GetConversationReference();

    /// <summary>
    /// Addresses this activity: to the person in <paramref name="reference"/>, or as if that person had sent it. A language that it has
    /// already stays (the official packages overwrite it): the person may have chosen another than the channel's.
    /// </summary>
    /// <param name="reference">From the activity that is answered.</param>
    /// <param name="isIncoming">True: the person is the sender and the bot the receiver.</param>
    Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false);
}
