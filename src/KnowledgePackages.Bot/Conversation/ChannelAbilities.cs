using System.Collections.Frozen;
using Microsoft.Bot.Connector;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>Decides which features a channel supports.</summary>
internal static class ChannelAbilities
{
    private static readonly FrozenSet<string> Cards = FrozenSet.ToFrozenSet(
        [Channels.Msteams, Channels.Webchat, Channels.Directline, Channels.Emulator, Channels.Test],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Inputs =
        FrozenSet.ToFrozenSet([Channels.Msteams, Channels.Emulator], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Pages =
        FrozenSet.ToFrozenSet([Channels.Webchat, Channels.Directline, Channels.Test], StringComparer.OrdinalIgnoreCase);

    /// <summary>The maximum number of suggested actions that Teams shows with a message.</summary>
    public const int MaxSuggestedActions = 3;

    /// <summary>
    /// Returns whether a text message may have suggested actions (texts to send with one tap). Teams shows them only with text messages,
    /// never with cards, and in a personal chat only with the last message. So suggestions help only if a text ends the turn and the
    /// buttons are further up on the screen, for example after an action was marked. In all other cases a card with buttons follows at once
    /// and would hide the suggestions. Groups get no suggestions: everybody would see them, and a tap would reach the bot without a
    /// mention.
    /// </summary>
    public static bool SuggestsActions(string? channelId, bool isGroup) =>
        !isGroup && string.Equals(channelId, Channels.Msteams, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns whether the channel shows Adaptive Cards; other channels get text.</summary>
    public static bool ShowsCards(string? channelId) => channelId is not null && Cards.Contains(channelId);

    /// <summary>
    /// Returns whether the channel shows input fields on cards and sends the texts typed in them. Direct Line is not among these channels,
    /// because the page of the built-in web channel has the same channel id and draws no input fields.
    /// </summary>
    public static bool TakesInputs(string? channelId) => channelId is not null && Inputs.Contains(channelId);

    /// <summary>
    /// Returns whether cards may have buttons that open the plan's pages. The link of such a button gives access to the plan, so cards in
    /// groups have none. The page of the built-in channel needs none, because the visitor's cookie gives access to the plan.
    /// </summary>
    public static bool OpensPages(string? channelId, bool isGroup) =>
        !isGroup && string.Equals(channelId, Channels.Msteams, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns a relative address of this host if the conversation is on the host's own page; null on all other channels. Only the built-in
    /// channel has a service URL that does not begin with "http".
    /// </summary>
    public static Uri? OwnPage(string? serviceUrl) =>
        serviceUrl is null || serviceUrl.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? null : new("/", UriKind.Relative);

    /// <summary>Returns whether the conversation may be embedded in a page that shows the progress.</summary>
    public static bool ShowsProgress(string? channelId) => channelId is not null && Pages.Contains(channelId);
}
