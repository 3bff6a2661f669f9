using System.Collections.Frozen;
using Microsoft.Bot.Connector;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>What a channel can show.</summary>
internal static class ChannelAbilities
{
    private static readonly FrozenSet<string> Cards = FrozenSet.ToFrozenSet(
        [Channels.Msteams, Channels.Webchat, Channels.Directline, Channels.Emulator, Channels.Test],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Pages =
        FrozenSet.ToFrozenSet([Channels.Webchat, Channels.Directline, Channels.Test], StringComparer.OrdinalIgnoreCase);

    /// <summary>How many suggested actions Teams shows beside a message.</summary>
    public const int MaxSuggestedActions = 3;

    /// <summary>
    /// Whether a text may suggest what to write next. Teams shows that beside texts only, never beside cards, and in a chat with one person
    /// only for the last message. So it helps where a text ends the turn and the buttons stand further up: after an action was marked.
    /// Everywhere else, after "I can't tell if that is a yes or a no" too, the card with its buttons follows at once, and the suggestions
    /// would be gone before anybody saw them. In groups they stay for everybody for ever, and what is tapped there would reach the bot
    /// without a mention, so not at all.
    /// </summary>
    public static bool SuggestsActions(string? channelId, bool isGroup) =>
        !isGroup && string.Equals(channelId, Channels.Msteams, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it shows Adaptive Cards; the others get text.</summary>
    public static bool ShowsCards(string? channelId) => channelId is not null && Cards.Contains(channelId);

    /// <summary>Whether there may be a page around the conversation that shows the progress.</summary>
    public static bool ShowsProgress(string? channelId) => channelId is not null && Pages.Contains(channelId);
}
