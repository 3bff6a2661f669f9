using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// What is remembered of the cards on the screen that may be replaced: how each looks, so that none is replaced by its equal, which would
/// only flicker; and by which ids it is known.
/// </summary>
internal static class ReplaceableCards
{
    private const int Most = 6;
    private const int LookBytes = 9;

    // Of so many of its last messages the engine knows the channel's ids. What is older than that and was never tapped would not be
    // replaced, but be shown once more.
    private const int MessagesKnown = 16;

    /// <summary>How a message's card looks, as a hash.</summary>
    public static string LookOf(Activity message)
    {
        var look = message.Attachments is [{ Content: JsonElement card }] ? JsonMarshal.GetRawUtf8Value(card) : [];
        return Base64Url.EncodeToString(SHA256.HashData(look).AsSpan(0, LookBytes));
    }

    /// <summary>A card was shown, or was replaced.</summary>
    public static void Note(BotMemory memory, ReplaceableCard card) =>
        memory.Standing = [.. (memory.Standing ?? []).Where(other => other.Id != card.Id).Append(card).TakeLast(Most)];

    /// <summary>The card with that id, the engine's or the channel's.</summary>
    public static ReplaceableCard? Find(BotMemory memory, string id) =>
        memory.Standing?.LastOrDefault(card => card.Id == id || card.ChannelId == id);

    /// <summary>The newest card of a place, if it can still be replaced.</summary>
    public static ReplaceableCard? Newest(BotMemory memory, string place) =>
        memory.Standing?.LastOrDefault(card => card.Place == place) is { } card
        && (card.ChannelId is not null || memory.Sent - card.Sent < MessagesKnown)
            ? card
            : null;

    /// <summary>A card was tapped: from now on it is known by the channel's id too, where it can only be the one.</summary>
    public static void NoteTap(BotMemory memory, string place, string? channelId)
    {
        if (!string.IsNullOrEmpty(channelId) && Find(memory, channelId) is null
            && memory.Standing?.Where(card => card.Place == place && card.ChannelId is null).ToList() is [var only])
        {
            memory.Standing = [.. memory.Standing.Select(card => card == only ? card with { ChannelId = channelId } : card)];
        }
    }
}
