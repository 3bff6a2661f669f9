using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Schema;

/// <summary>
/// The one message shape of the Bot Framework protocol. What it means depends on <see cref="Type"/>; the interfaces name the
/// members of each type.
/// </summary>
/// <remarks>
/// Payload members (<see cref="Value"/>, <see cref="ChannelData"/>) hold a <see cref="JsonElement"/> when they came in; a bot sets
/// them to a <see cref="JsonElement"/>, a <see cref="System.Text.Json.Nodes.JsonNode"/> or a string.
/// Properties this class does not name are kept in <see cref="Properties"/>.
/// </remarks>
public sealed partial class Activity :
    IMessageActivity, IMessageUpdateActivity, IMessageDeleteActivity, IMessageReactionActivity, IConversationUpdateActivity,
    IInstallationUpdateActivity, ITypingActivity, IEndOfConversationActivity, IEventActivity, IInvokeActivity, ICommandActivity,
    ICommandResultActivity, IJsonOnDeserialized
{
    /// <inheritdoc/>
    public string? Type { get; set; }

    /// <inheritdoc/>
    public string? Id { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The sender's time zone as an IANA name, for example <c>Europe/Madrid</c>.</summary>
    public string? LocalTimezone { get; set; }

    /// <inheritdoc/>
    public string? ServiceUrl { get; set; }

    /// <inheritdoc/>
    public string? ChannelId { get; set; }

    /// <inheritdoc/>
    public ChannelAccount? From { get; set; }

    /// <inheritdoc/>
    public ConversationAccount? Conversation { get; set; }

    /// <inheritdoc/>
    public ChannelAccount? Recipient { get; set; }

    /// <inheritdoc/>
    public string? ReplyToId { get; set; }

    /// <inheritdoc cref="IMessageActivity.Locale"/>
    public string? Locale { get; set; }

    /// <inheritdoc cref="IMessageActivity.Text"/>
    public string? Text { get; set; }

    /// <inheritdoc/>
    public string? Speak { get; set; }

    /// <inheritdoc/>
    public string? InputHint { get; set; }

    /// <inheritdoc/>
    public string? Summary { get; set; }

    /// <inheritdoc/>
    public string? TextFormat { get; set; }

    /// <inheritdoc/>
    public string? AttachmentLayout { get; set; }

    /// <inheritdoc/>
    public IList<Attachment>? Attachments { get; set; }

    /// <inheritdoc/>
    public SuggestedActions? SuggestedActions { get; set; }

    /// <inheritdoc/>
    public IList<Entity>? Entities { get; set; }

    /// <inheritdoc/>
    public string? Importance { get; set; }

    /// <inheritdoc/>
    public string? DeliveryMode { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? Expiration { get; set; }

    /// <inheritdoc/>
    public IList<ChannelAccount>? MembersAdded { get; set; }

    /// <inheritdoc/>
    public IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <inheritdoc/>
    public string? TopicName { get; set; }

    /// <inheritdoc/>
    public bool? HistoryDisclosed { get; set; }

    /// <inheritdoc/>
    public IList<MessageReaction>? ReactionsAdded { get; set; }

    /// <inheritdoc/>
    public IList<MessageReaction>? ReactionsRemoved { get; set; }

    /// <inheritdoc/>
    public string? Action { get; set; }

    /// <inheritdoc/>
    public string? Code { get; set; }

    /// <summary>Which event or question; of events and invokes.</summary>
    public string? Name { get; set; }

    /// <summary>Data of a card's button, an event or an invoke. Incoming: a <see cref="JsonElement"/>.</summary>
    public object? Value { get; set; }

    /// <summary>What <see cref="Value"/> is, as a name that sender and receiver know.</summary>
    public string? ValueType { get; set; }

    /// <summary>A short name of a trace for people.</summary>
    public string? Label { get; set; }

    /// <summary>Another conversation that this activity is about.</summary>
    public ConversationReference? RelatesTo { get; set; }

    /// <inheritdoc/>
    public object? ChannelData { get; set; }

    /// <summary>Every property that came in and has no member here, by its JSON name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>Null has no meaning inside these lists, and code that walks them should not have to ask.</summary>
    void IJsonOnDeserialized.OnDeserialized()
    {
        Attachments = WithoutNulls(Attachments);
        Entities = WithoutNulls(Entities);
        MembersAdded = WithoutNulls(MembersAdded);
        MembersRemoved = WithoutNulls(MembersRemoved);
        ReactionsAdded = WithoutNulls(ReactionsAdded);
        ReactionsRemoved = WithoutNulls(ReactionsRemoved);
    }

    private static IList<T>? WithoutNulls<T>(IList<T>? list) where T : class =>
        list is not null && list.Any(item => item is null) ? list.Where(item => item is not null).ToList() : list;
}
