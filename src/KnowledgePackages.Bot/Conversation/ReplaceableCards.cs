using System.Buffers.Text;
using System.Security.Cryptography;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Keeps the list <see cref="BotMemory.ShownCards"/> of the cards on the screen that the bot may replace. Each entry has a hash of its
/// card's content, so that the bot does not replace a card by an identical one. Such a replacement would only make the card flicker.
/// </summary>
internal static class ReplaceableCards
{
    private const int MaxCards = 6;
    private const int LookBytes = 9;

    // The number of recent messages for which the engine remembers the channel's ids. An update of an older message would appear as a new
    // message, unless a tap on it has reported the channel's id.
    private const int MessagesKnown = 16;

    /// <summary>Returns a hash of the content of a message's card.</summary>
    public static string LookOf(Activity message)
    {
        var look = message.Attachments is [{ Content: WrittenJson card }] ? card.Utf8 : [];
        return Base64Url.EncodeToString(SHA256.HashData(look).AsSpan(0, LookBytes));
    }

    /// <summary>Records that a card was shown or replaced.</summary>
    public static void Note(BotMemory memory, ReplaceableCard card) =>
        memory.ShownCards = [.. (memory.ShownCards ?? []).Where(other => other.Id != card.Id).Append(card).TakeLast(MaxCards)];

    /// <summary>
    /// Returns the card with this message id, which may be the engine's id or the channel's id; null if the list does not have it.
    /// </summary>
    public static ReplaceableCard? Find(BotMemory memory, string id) =>
        memory.ShownCards?.LastOrDefault(card => card.Id == id || card.ChannelId == id);

    /// <summary>Returns the newest card of a prompt; null if there is none or it cannot be replaced any more.</summary>
    public static ReplaceableCard? Newest(BotMemory memory, string place) =>
        memory.ShownCards?.LastOrDefault(card => card.Place == place) is { } card
        && (card.ChannelId is not null || memory.Sent - card.Sent < MessagesKnown)
            ? card
            : null;

    /// <summary>
    /// Records the channel's message id of a tapped card, if exactly one card of the prompt in the list lacks the channel's id.
    /// </summary>
    public static void NoteTap(BotMemory memory, string place, string? channelId)
    {
        if (!string.IsNullOrEmpty(channelId) && Find(memory, channelId) is null
            && memory.ShownCards?.Where(card => card.Place == place && card.ChannelId is null).ToList() is [var only])
        {
            memory.ShownCards = [.. memory.ShownCards.Select(card => card == only ? card with { ChannelId = channelId } : card)];
        }
    }
}
