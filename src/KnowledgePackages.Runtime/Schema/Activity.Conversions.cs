using System.Text.Json;

namespace KnowledgePackages.Runtime.Schema;

public sealed partial class Activity
{
    /// <summary>The media type of an activity that is sent as a file.</summary>
    public const string ContentType = "application/vnd.microsoft.activity";

    /// <summary>A message with empty lists of attachments and entities, ready to be filled.</summary>
    public static IMessageActivity CreateMessageActivity() =>
        new Activity { Type = ActivityTypes.Message, Attachments = [], Entities = [] };

    /// <summary>"The bot types": shown until its next message, at most some seconds.</summary>
    public static ITypingActivity CreateTypingActivity() => new Activity { Type = ActivityTypes.Typing };

    /// <summary>An event for the client; <see cref="Name"/> has to be set.</summary>
    public static IEventActivity CreateEventActivity() => new Activity { Type = ActivityTypes.Event };

    /// <summary>A conversation update with empty lists of members.</summary>
    public static IConversationUpdateActivity CreateConversationUpdateActivity() =>
        new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [], MembersRemoved = [] };

    /// <summary>A message to the sender of this activity, in the same conversation.</summary>
    /// <param name="text">Null gives an empty text.</param>
    /// <param name="locale">Null takes this activity's language.</param>
    public Activity CreateReply(string? text = null, string? locale = null)
    {
        var reply = new Activity { Type = ActivityTypes.Message, Text = text ?? "", Attachments = [], Entities = [] };
        reply.ApplyConversationReference(GetConversationReference());
        reply.Locale = locale ?? Locale;
        return reply;
    }

    /// <inheritdoc/>
    public IMessageActivity? AsMessageActivity() => IsActivity(ActivityTypes.Message) ? this : null;

    /// <inheritdoc/>
    public IInstallationUpdateActivity? AsInstallationUpdateActivity() => IsActivity(ActivityTypes.InstallationUpdate) ? this : null;

    /// <inheritdoc/>
    public IConversationUpdateActivity? AsConversationUpdateActivity() => IsActivity(ActivityTypes.ConversationUpdate) ? this : null;

    /// <inheritdoc/>
    public ITypingActivity? AsTypingActivity() => IsActivity(ActivityTypes.Typing) ? this : null;

    /// <inheritdoc/>
    public IEndOfConversationActivity? AsEndOfConversationActivity() => IsActivity(ActivityTypes.EndOfConversation) ? this : null;

    /// <inheritdoc/>
    public IEventActivity? AsEventActivity() => IsActivity(ActivityTypes.Event) ? this : null;

    /// <inheritdoc/>
    public IInvokeActivity? AsInvokeActivity() => IsActivity(ActivityTypes.Invoke) ? this : null;

    /// <inheritdoc/>
    public IMessageUpdateActivity? AsMessageUpdateActivity() => IsActivity(ActivityTypes.MessageUpdate) ? this : null;

    /// <inheritdoc/>
    public IMessageDeleteActivity? AsMessageDeleteActivity() => IsActivity(ActivityTypes.MessageDelete) ? this : null;

    /// <inheritdoc/>
    public IMessageReactionActivity? AsMessageReactionActivity() => IsActivity(ActivityTypes.MessageReaction) ? this : null;

    /// <inheritdoc/>
    public bool HasContent() =>
        !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Summary) || Attachments is { Count: > 0 } || ChannelData is not null;

    /// <inheritdoc/>
    public Mention[] GetMentions() => [.. (Entities ?? []).Where(IsMention).Select(AsMention).OfType<Mention>()];

    /// <inheritdoc/>
    public TChannelData? GetChannelData<TChannelData>() => Payload.As<TChannelData>(ChannelData);

    /// <inheritdoc/>
    public bool TryGetChannelData<TChannelData>(out TChannelData? instance)
    {
        instance = default;
        if (ChannelData is null) return false;
        try
        {
            instance = Payload.As<TChannelData>(ChannelData);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = IsActivity(ActivityTypes.ConversationUpdate) ? null : Id,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    /// <inheritdoc/>
    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;
        (From, Recipient) = isIncoming ? (reference.User, reference.Bot) : (reference.Bot, reference.User);
        if (isIncoming) Id = reference.ActivityId ?? Id;
        else ReplyToId = reference.ActivityId ?? ReplyToId;
        return this;
    }

    /// <summary>Another activity with the same members.</summary>
    internal Activity ShallowCopy() => (Activity)MemberwiseClone();

    /// <summary>Some channels add a kind of their own after a slash: <c>message/card</c> is a message.</summary>
    private bool IsActivity(string activityType) =>
        Type is not null && Type.StartsWith(activityType, StringComparison.OrdinalIgnoreCase)
        && (Type.Length == activityType.Length || Type[activityType.Length] == '/');

    private static bool IsMention(Entity entity) => string.Equals(entity.Type, Mention.EntityType, StringComparison.OrdinalIgnoreCase);

    private static Mention? AsMention(Entity entity)
    {
        try
        {
            return entity as Mention ?? entity.GetAs<Mention>();
        }
        catch (JsonException)
        {
            return null; // a stranger's entity of the same name
        }
    }
}
