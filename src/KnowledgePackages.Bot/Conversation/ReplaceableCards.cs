using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Remembers the cards on the screen that may be replaced: the look of each, so that no card is replaced by an identical one, which would
/// only flicker, and its ids.
/// </summary>
internal static class ReplaceableCards
{
    private const int Most = 6;
    private const int LookBytes = 9;

    // For this many of its last messages the engine remembers the channel's ids. An update of an older one that was never tapped would be
    // sent as a new message.
    private const int MessagesKnown = 16;

    /// <summary>How a message's card looks, as a hash.</summary>
    public static string LookOf(Activity message)
    {
        var look = message.Attachments is [{ Content: JsonElement card }] ? JsonMarshal.GetRawUtf8Value(card) : [];
        return Base64Url.EncodeToString(SHA256.HashData(look).AsSpan(0, LookBytes));
    }

    /// <summary>Records that a card was shown or replaced.</summary>
    public static void Note(BotMemory memory, ReplaceableCard card) =>
        memory.Standing = [.. (memory.Standing ?? []).Where(other => other.Id != card.Id).Append(card).TakeLast(Most)];

    /// <summary>The card with this id, which may be the engine's or the channel's.</summary>
    public static ReplaceableCard? Find(BotMemory memory, string id) =>
        memory.Standing?.LastOrDefault(card => card.Id == id || card.ChannelId == id);

    /// <summary>The newest card of a prompt, if it can still be replaced.</summary>
    public static ReplaceableCard? Newest(BotMemory memory, string place) =>
        memory.Standing?.LastOrDefault(card => card.Place == place) is { } card
        && (card.ChannelId is not null || memory.Sent - card.Sent < MessagesKnown)
            ? card
            : null;

    /// <summary>Records the channel's id of a tapped card, if it can only be this one.</summary>
    public static void NoteTap(BotMemory memory, string place, string? channelId)
    {
        if (!string.IsNullOrEmpty(channelId) && Find(memory, channelId) is null
            && memory.Standing?.Where(card => card.Place == place && card.ChannelId is null).ToList() is [var only])
        {
            memory.Standing = [.. memory.Standing.Select(card => card == only ? card with { ChannelId = channelId } : card)];
        }
    }
}
