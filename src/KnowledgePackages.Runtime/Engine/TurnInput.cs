using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// One incoming activity as bytes. The first run of its turn gets the object that the channel read; each further run gets a fresh object
/// from these bytes.
/// </summary>
/// <param name="Document">The key of the person's document in this conversation.</param>
/// <param name="Key">Identifies repeats of this activity.</param>
/// <param name="Type">The activity's type.</param>
/// <param name="ExpectsReplies">Whether the replies are returned in the response's body.</param>
/// <param name="Content">The activity as UTF-8 JSON. Not yet cut to the bounds if it is the body of the request.</param>
internal sealed record TurnInput(DocumentKey Document, InputKey Key, string Type, bool ExpectsReplies, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether the turn is proactive: the person sent nothing, and this program created the activity.</summary>
    public bool IsProactive { get; init; }

    /// <summary>The sender's network: an IP address, or an IPv6 /64 prefix. Null if the activity came from a channel's server.</summary>
    public string? Source { get; init; }

    /// <summary>The maximum length of a user's text in characters. Longer texts are truncated.</summary>
    public const int MaxTextLength = 4000;

    /// <summary>
    /// The maximum length of a name in characters. Longer names are truncated, because names are stored in the document and are part of
    /// every reply.
    /// </summary>
    public const int MaxNameLength = 100;

    /// <summary>The maximum length of a language tag in characters (RFC 5646, 4.4.1). Longer tags are dropped.</summary>
    public const int MaxTagLength = 35;

    /// <summary>
    /// The maximum size of channelData in bytes of JSON. Larger channelData is dropped; the bot reads only small parts of it.
    /// </summary>
    public const int MaxChannelDataBytes = 8 * 1024;

    /// <summary>
    /// The maximum length of the id of a person, a conversation or an activity in characters. Ids of Teams have about 150 characters.
    /// </summary>
    public const int MaxIdLength = 1024;

    private const int MaxPlainKeyLength = 40;

    // The length in bytes of a hash of content and time. 72 bits keep the document small, and two of the 64 remembered inputs of a person
    // practically never share a hash by chance.
    private const int ShortHash = 9;

    // The length in bytes of a hash of an id. The client can choose the id, and could construct a collision of a shorter hash.
    private const int LongHash = 24;

    // The object that the channel read; null if a run has taken it, or if it belongs to the caller.
    private Activity? _read;

    /// <summary>
    /// Creates the input for an activity. Returns null if the activity names no channel, conversation or person, or if an id is longer than
    /// <see cref="MaxIdLength"/>. The engine ignores such an activity, because no document belongs to it.
    /// </summary>
    /// <param name="activity">The activity.</param>
    /// <param name="isProactive"><see cref="IsProactive"/>.</param>
    /// <param name="body">
    /// The JSON that the activity was read from; the first run then takes the activity. Empty if the caller keeps the activity.
    /// </param>
    public static TurnInput? From(Activity activity, bool isProactive = false, ReadOnlyMemory<byte> body = default)
    {
        if (activity.ChannelId is not { Length: > 0 } channel || activity.Conversation?.Id is not { Length: > 0 } conversation
            || PersonOf(activity) is not { Length: > 0 } user)
        {
            return null;
        }

        if (conversation.Length > MaxIdLength || user.Length > MaxIdLength)
        {
            return null; // no channel has ids of this length, and the document would contain copies of them
        }

        DropImpossibleTimes(activity);
        var key = KeyOf(activity);
        CutToBounds(activity);
        return new TurnInput(
            DocumentKey.ForConversation(channel, TenantOf(activity), user, conversation),
            key,
            activity.Type ?? "",
            activity.DeliveryMode == DeliveryModes.ExpectReplies,
            body.IsEmpty ? JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.PlainActivity) : body)
        {
            IsProactive = isProactive,
            _read = body.IsEmpty ? null : activity,
        };
    }

    /// <summary>Returns an object for one run, which may change it.</summary>
    public Activity TakeActivity() => Interlocked.Exchange(ref _read, null) ?? ToActivity();

    /// <summary>Returns a fresh object.</summary>
    public Activity ToActivity()
    {
        var activity = ActivityRepair.ReadOrRepair(Content.Span)!;
        DropImpossibleTimes(activity);
        CutToBounds(activity);
        return activity;
    }

    // Limits the size of each part of an activity, because these parts are copied into the document and into replies.
    private static void CutToBounds(Activity activity)
    {
        activity.Text = Cut(activity.Text, MaxTextLength);
        activity.Id = activity.Id is { Length: > MaxIdLength } ? null : activity.Id;
        activity.ReplyToId = activity.ReplyToId is { Length: > MaxIdLength } ? null : activity.ReplyToId;
        activity.Locale = activity.Locale is { Length: > MaxTagLength } ? null : activity.Locale;
        activity.LocalTimezone = activity.LocalTimezone is { Length: > MaxNameLength } ? null : activity.LocalTimezone;
        foreach (var account in (activity.MembersAdded ?? []).Append(activity.From).Append(activity.Recipient).OfType<ChannelAccount>())
        {
            account.Name = Cut(account.Name, MaxNameLength);
        }

        if (activity.Conversation is { } conversation)
        {
            conversation.Name = Cut(conversation.Name, MaxNameLength);
        }

        if (activity.ChannelData is JsonElement data && JsonMarshal.GetRawUtf8Value(data).Length > MaxChannelDataBytes)
        {
            activity.ChannelData = null;
        }
    }

    private static void DropImpossibleTimes(Activity activity) =>
        (activity.LocalTimestamp, activity.Timestamp) = (Possible(activity.LocalTimestamp), Possible(activity.Timestamp));

    // Returns null for an impossible timestamp. Arithmetic with such a timestamp could overflow. If a client always sends the same
    // timestamp, equal texts would look like repeats. Clocks may be wrong by years, but not by centuries.
    private static DateTimeOffset? Possible(DateTimeOffset? stamp) => stamp is { UtcDateTime.Year: >= 2000 and < 2200 } ? stamp : null;

    private static string? Cut(string? text, int length) =>
        text is { } whole && whole.Length > length ? whole[..(char.IsHighSurrogate(whole[length - 1]) ? length - 1 : length)] : text;

    // Returns the id of the person to whom the activity belongs: usually the sender. If the sender is missing, is the bot, or (in a
    // conversationUpdate) is the conversation itself, returns the id of the first added person.
    private static string? PersonOf(Activity activity)
    {
        var bot = activity.Recipient?.Id;
        return activity.From is { Id: { Length: > 0 } from } sender && from != bot && sender.Role != "bot"
            && !(activity.Type == ActivityTypes.ConversationUpdate && IsConversationItself(activity, from))
                ? from
                : activity.MembersAdded?.FirstOrDefault(member => member.Id != bot && member.Role != "bot")?.Id;
    }

    // Teams writes the tenant's id into conversation.tenantId or into channelData.tenant.id, and not always into both.
    private static string? TenantOf(Activity activity) =>
        activity.Conversation.TenantId is { Length: > 0 } tenant ? tenant
        : activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("tenant"u8, out var named) && named.ValueKind == JsonValueKind.Object
            && named.TryGetProperty("id"u8, out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : activity.Conversation.TenantId;

    // Before a channel knows the person, it may send a conversationUpdate with the conversation's id as the sender.
    private static bool IsConversationItself(Activity activity, string from) => from == activity.Conversation?.Id;

    // An activity without an id and without a usable timestamp gets a random key. If the response to a write is lost, this key shows
    // whether the input was stored.
    private static InputKey KeyOf(Activity activity)
    {
        var key = new InputKey(Short(IdOf(activity)), Short(ClientActivityId(activity)), Sent(activity));
        return key == default ? new InputKey(null, null, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ShortHash))) : key;
    }

    // All edits of a message have the id of that message. With the id alone, a second edit would look like a repeat of the first.
    private static string? IdOf(Activity activity) => activity is { Type: ActivityTypes.MessageUpdate, Id: { Length: > 0 } id }
        ? Hash($"{id}\n{activity.Timestamp?.UtcTicks}\n{activity.Text}", LongHash)
        : activity.Id;

    /// <summary>Returns the id that the client assigned to the activity; null if it assigned none.</summary>
    public static string? ClientActivityId(Activity activity) =>
        activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID"u8, out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    // Returns a hash of the content and of LocalTimestamp (Timestamp if LocalTimestamp is missing). A channel that got no response may send
    // an activity again with a new id and a new Timestamp, but LocalTimestamp comes from the sender and stays the same. Returns null if the
    // timestamp is a whole second, because two equal messages can share such a timestamp.
    private static string? Sent(Activity activity)
    {
        var says = $"{activity.Name}\n{activity.Text}\n{activity.Value}";
        return (activity.LocalTimestamp ?? activity.Timestamp) is { } time
            && time.UtcTicks % TimeSpan.TicksPerSecond != 0
            && says.Length > 2
            ? Hash($"{time.UtcTicks}\n{activity.Type}\n{ClientActivityId(activity)}\n{activity.ReplyToId}\n{says}", ShortHash)
            : null;
    }

    private static string Hash(string text, int bytes)
    {
        const int Most = 1024;
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> utf8 = length <= Most ? stackalloc byte[Most] : new byte[length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(text, utf8)], hash);
        return Base64Url.EncodeToString(hash[..bytes]);
    }

    private static string? Short(string? id) => id switch
    {
        null or "" => null,
        { Length: <= MaxPlainKeyLength } => id,
        _ => Hash(id, LongHash),
    };
}
