using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>One incoming activity, as bytes that every run of its turn starts from.</summary>
/// <param name="Document">The document of the person who sent it.</param>
/// <param name="Key">Identifies repeats of this activity.</param>
/// <param name="Type">The activity's type.</param>
/// <param name="ExpectsReplies">Whether the replies are returned in the response's body.</param>
/// <param name="Content">The activity as UTF-8 JSON, with its text truncated at <see cref="LongestText"/>.</param>
internal sealed record TurnInput(DocumentKey Document, InputKey Key, string Type, bool ExpectsReplies, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether the turn is proactive: nothing came from the person.</summary>
    public bool IsProactive { get; init; }

    /// <summary>The length in characters at which users' texts are truncated.</summary>
    public const int LongestText = 4000;

    /// <summary>
    /// The length in characters at which names are truncated; they are stored with the document and included in every reply.
    /// </summary>
    public const int LongestName = 100;

    /// <summary>The longest language tag in characters (RFC 5646, 4.4.1).</summary>
    public const int LongestTag = 35;

    /// <summary>The largest channelData that is kept, in bytes of JSON. The bot reads nothing larger.</summary>
    public const int LargestChannelData = 8 * 1024;

    /// <summary>The longest id of a person, a conversation or an activity in characters. Ids of Teams have about 150.</summary>
    public const int LongestId = 1024;

    private const int LongestPlainKey = 40;

    // Among 64 inputs of one person, no two share the same 72 bits by chance, and the document stays small.
    private const int ShortHash = 9;

    // Used for ids that a client can choose: a client could construct a collision of a shorter hash.
    private const int LongHash = 24;

    /// <summary>
    /// Creates the input for an activity; returns null if the activity belongs to no person, so that there is nothing to do.
    /// </summary>
    public static TurnInput? From(Activity activity, bool isProactive = false)
    {
        if (activity.ChannelId is not { Length: > 0 } channel || activity.Conversation?.Id is not { Length: > 0 } conversation
            || PersonOf(activity) is not { Length: > 0 } user)
        {
            return null;
        }

        if (conversation.Length > LongestId || user.Length > LongestId)
        {
            return null; // an address that no channel gives, and that would be copied into the document
        }

        (activity.LocalTimestamp, activity.Timestamp) = (Possible(activity.LocalTimestamp), Possible(activity.Timestamp));
        var key = KeyOf(activity);
        CutToBounds(activity);
        return new TurnInput(
            DocumentKey.ForConversation(channel, TenantOf(activity), user, conversation),
            key,
            activity.Type ?? "",
            activity.DeliveryMode == DeliveryModes.ExpectReplies,
            JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.PlainActivity))
        { IsProactive = isProactive };
    }

    public Activity ToActivity() => JsonSerializer.Deserialize(Content.Span, WireJson.Activity)!;

    // Input is copied into the document and into replies, so every part of it is limited.
    private static void CutToBounds(Activity activity)
    {
        activity.Text = Cut(activity.Text, LongestText);
        activity.Id = activity.Id is { Length: > LongestId } ? null : activity.Id;
        activity.ReplyToId = activity.ReplyToId is { Length: > LongestId } ? null : activity.ReplyToId;
        activity.Locale = activity.Locale is { Length: > LongestTag } ? null : activity.Locale;
        activity.LocalTimezone = activity.LocalTimezone is { Length: > LongestName } ? null : activity.LocalTimezone;
        foreach (var account in (activity.MembersAdded ?? []).Append(activity.From).Append(activity.Recipient).OfType<ChannelAccount>())
        {
            account.Name = Cut(account.Name, LongestName);
        }

        if (activity.Conversation is { } conversation)
        {
            conversation.Name = Cut(conversation.Name, LongestName);
        }

        if (activity.ChannelData is JsonElement data && JsonMarshal.GetRawUtf8Value(data).Length > LargestChannelData)
        {
            activity.ChannelData = null;
        }
    }

    // Ignore an impossible timestamp: adding to it could overflow, and a constant one would make equal texts look like repeats. Clocks may
    // be wrong by years, but not by centuries.
    private static DateTimeOffset? Possible(DateTimeOffset? stamp) => stamp is { UtcDateTime.Year: >= 2000 and < 2200 } ? stamp : null;

    private static string? Cut(string? text, int length) =>
        text is { } whole && whole.Length > length ? whole[..(char.IsHighSurrogate(whole[length - 1]) ? length - 1 : length)] : text;

    // Returns the person whom the activity is about: its human sender, else the first added member that is not the bot.
    private static string? PersonOf(Activity activity)
    {
        var bot = activity.Recipient?.Id;
        return activity.From is { Id: { Length: > 0 } from } sender && from != bot && sender.Role != "bot"
            && !(activity.Type == ActivityTypes.ConversationUpdate && IsConversationItself(activity, from))
                ? from
                : activity.MembersAdded?.FirstOrDefault(member => member.Id != bot && member.Role != "bot")?.Id;
    }

    // Teams writes the tenant in one of two places, and not always in both.
    private static string? TenantOf(Activity activity) =>
        activity.Conversation.TenantId is { Length: > 0 } tenant ? tenant
        : activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("tenant"u8, out var named) && named.ValueKind == JsonValueKind.Object
            && named.TryGetProperty("id"u8, out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : activity.Conversation.TenantId;

    // Channels without a known person name the conversation as the sender of a conversationUpdate.
    private static bool IsConversationItself(Activity activity, string from) => from == activity.Conversation?.Id;

    // If nothing identifies a repeat, a random key at least detects that this input was stored when the response to its write is lost.
    private static InputKey KeyOf(Activity activity)
    {
        var key = new InputKey(Short(IdOf(activity)), Short(ClientActivityId(activity)), Sent(activity));
        return key == default ? new InputKey(null, null, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ShortHash))) : key;
    }

    // All edits of a message carry the id of that message, so the id alone would make a second edit look like a repeat.
    private static string? IdOf(Activity activity) => activity is { Type: ActivityTypes.MessageUpdate, Id: { Length: > 0 } id }
        ? Hash($"{id}\n{activity.Timestamp?.UtcTicks}\n{activity.Text}", LongHash)
        : activity.Id;

    /// <summary>Returns the id that the client gave the activity; null if it gave none.</summary>
    public static string? ClientActivityId(Activity activity) =>
        activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID"u8, out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    // A channel that got no response may resend with a new id and a new timestamp of its own; the content, and the sender's timestamp, stay
    // the same. Two messages of one person never share both, unless the sender's clock has whole seconds only.
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
        { Length: <= LongestPlainKey } => id,
        _ => Hash(id, LongHash),
    };
}
