using System.Collections.Frozen;
using Microsoft.Bot.Connector;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>Decides what a channel can show.</summary>
internal static class ChannelAbilities
{
    private static readonly FrozenSet<string> Cards = FrozenSet.ToFrozenSet(
        [Channels.Msteams, Channels.Webchat, Channels.Directline, Channels.Emulator, Channels.Test],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Inputs =
        FrozenSet.ToFrozenSet([Channels.Msteams, Channels.Emulator], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Pages =
        FrozenSet.ToFrozenSet([Channels.Webchat, Channels.Directline, Channels.Test], StringComparer.OrdinalIgnoreCase);

    /// <summary>How many suggested actions Teams shows beside a message.</summary>
    public const int MaxSuggestedActions = 3;

    /// <summary>
    /// Returns whether a text message may suggest what to type next. Teams shows suggestions only with texts, never with cards, and in a
    /// personal chat only for the last message. So they help only if a text ends the turn and the buttons are further up: after an action
    /// was marked. In all other cases the card with its buttons follows at once and would hide the suggestions. In groups they would stay
    /// visible to everybody, and a tap would reach the bot without a mention, so groups get none.
    /// </summary>
    public static bool SuggestsActions(string? channelId, bool isGroup) =>
        !isGroup && string.Equals(channelId, Channels.Msteams, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns whether the channel shows Adaptive Cards; other channels get text.</summary>
    public static bool ShowsCards(string? channelId) => channelId is not null && Cards.Contains(channelId);

    /// <summary>
    /// Returns whether the channel shows input fields on cards and sends what was written in them. Direct Line is not among these channels,
    /// because the page of the built-in channel has the same channel id and draws no input fields.
    /// </summary>
    public static bool TakesInputs(string? channelId) => channelId is not null && Inputs.Contains(channelId);

    /// <summary>
    /// Returns the address of this host as its own page can write it: relative. Returns null for channels that reach people by another
    /// service; only the built-in channel has a service URL that is no web address.
    /// </summary>
    public static Uri? OwnPage(string? serviceUrl) =>
        serviceUrl is null || serviceUrl.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? null : new("/", UriKind.Relative);

    /// <summary>Returns whether the conversation may be embedded in a page that shows the progress.</summary>
    public static bool ShowsProgress(string? channelId) => channelId is not null && Pages.Contains(channelId);
}
