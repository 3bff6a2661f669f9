using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Remembers the cards on the screen that may be replaced: the ids of each, and a hash of its look, so that no card is replaced by an
/// identical one, which would only flicker.
/// </summary>
internal static class ReplaceableCards
{
    private const int Most = 6;
    private const int LookBytes = 9;

    // The engine remembers the channel's ids for this many of the last messages. An update of an older message that was never tapped would
    // be sent as a new message.
    private const int MessagesKnown = 16;

    /// <summary>Returns a hash of the look of a message's card.</summary>
    public static string LookOf(Activity message)
    {
        var look = message.Attachments is [{ Content: JsonElement card }] ? JsonMarshal.GetRawUtf8Value(card) : [];
        return Base64Url.EncodeToString(SHA256.HashData(look).AsSpan(0, LookBytes));
    }

    /// <summary>Records that a card was shown or replaced.</summary>
    public static void Note(BotMemory memory, ReplaceableCard card) =>
        memory.Standing = [.. (memory.Standing ?? []).Where(other => other.Id != card.Id).Append(card).TakeLast(Most)];

    /// <summary>Returns the card with this id, which may be the engine's or the channel's; null if it is not remembered.</summary>
    public static ReplaceableCard? Find(BotMemory memory, string id) =>
        memory.Standing?.LastOrDefault(card => card.Id == id || card.ChannelId == id);

    /// <summary>Returns the newest card of a prompt, if it can still be replaced; else null.</summary>
    public static ReplaceableCard? Newest(BotMemory memory, string place) =>
        memory.Standing?.LastOrDefault(card => card.Place == place) is { } card
        && (card.ChannelId is not null || memory.Sent - card.Sent < MessagesKnown)
            ? card
            : null;

    /// <summary>Records the channel's id of a tapped card, if only one remembered card of the prompt still lacks that id.</summary>
    public static void NoteTap(BotMemory memory, string place, string? channelId)
    {
        if (!string.IsNullOrEmpty(channelId) && Find(memory, channelId) is null
            && memory.Standing?.Where(card => card.Place == place && card.ChannelId is null).ToList() is [var only])
        {
            memory.Standing = [.. memory.Standing.Select(card => card == only ? card with { ChannelId = channelId } : card)];
        }
    }
}
