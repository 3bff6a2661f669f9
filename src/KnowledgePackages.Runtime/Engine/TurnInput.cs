using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>One incoming activity, as bytes that every run of its turn starts from.</summary>
/// <param name="Document">Whose document it belongs to.</param>
/// <param name="Key">By what a repeat is told.</param>
/// <param name="Type">The activity's type.</param>
/// <param name="ExpectsReplies">Whether the replies are the response's body.</param>
/// <param name="Content">The activity as UTF-8 JSON, its text cut at <see cref="LongestText"/>.</param>
internal sealed record TurnInput(DocumentKey Document, InputKey Key, string Type, bool ExpectsReplies, ReadOnlyMemory<byte> Content)
{
    /// <summary>The bot speaks unasked: nothing came from the person.</summary>
    public bool IsProactive { get; init; }

    /// <summary>Texts from users are cut at so many characters.</summary>
    public const int LongestText = 4000;

    private const int LongestPlainKey = 64;

    // Of 64 inputs of one person no two have the same 72 bits by chance, and the document stays small.
    private const int ShortHash = 9;

    /// <summary>Null where the activity belongs to no person: there is nothing to do then.</summary>
    public static TurnInput? From(Activity activity, bool isProactive = false)
    {
        if (activity.ChannelId is not { Length: > 0 } channel || activity.Conversation?.Id is not { Length: > 0 } conversation
            || PersonOf(activity) is not { Length: > 0 } user)
        {
            return null;
        }

        if (activity.Text is { Length: > LongestText } text)
        {
            activity.Text = text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
        }

        return new TurnInput(
            DocumentKey.ForConversation(channel, activity.Conversation.TenantId, user, conversation),
            KeyOf(activity),
            activity.Type ?? "",
            activity.DeliveryMode == DeliveryModes.ExpectReplies,
            JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.PlainActivity))
        { IsProactive = isProactive };
    }

    public Activity ToActivity() => JsonSerializer.Deserialize(Content.Span, WireJson.Activity)!;

    // Who it is about: the human who sent it, else the first member who was added and is not the bot.
    private static string? PersonOf(Activity activity)
    {
        var bot = activity.Recipient?.Id;
        return activity.From is { Id: { Length: > 0 } from } sender && from != bot && sender.Role != "bot"
            && !(activity.Type == ActivityTypes.ConversationUpdate && IsConversationItself(activity, from))
                ? from
                : activity.MembersAdded?.FirstOrDefault(member => member.Id != bot && member.Role != "bot")?.Id;
    }

    // Channels without a person at hand name the conversation as the sender of a conversationUpdate.
    private static bool IsConversationItself(Activity activity, string from) => from == activity.Conversation?.Id;

    // Where nothing tells a repeat, a key of its own at least tells this input's own lost write.
    private static InputKey KeyOf(Activity activity)
    {
        var key = new InputKey(Short(activity.Id), Short(ClientActivityId(activity)), Sent(activity));
        return key == default ? new InputKey(null, null, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ShortHash))) : key;
    }

    private static string? ClientActivityId(Activity activity) =>
        activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID"u8, out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    // A channel that has no answer yet may send again under a new id, with a new stamp of its own; what was sent, and when by the
    // sender's clock, stays. Two messages of one person are never the same in both.
    private static string? Sent(Activity activity)
    {
        var says = $"{activity.Name}\n{activity.Text}\n{activity.Value}";
        return (activity.LocalTimestamp ?? activity.Timestamp) is { } time && says.Length > 2
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
        _ => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id))),
    };
}
