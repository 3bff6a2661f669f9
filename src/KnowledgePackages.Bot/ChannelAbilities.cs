using System.Collections.Frozen;
using KnowledgePackages.BotFramework.Schema;

namespace KnowledgePackages.Bot;

/// <summary>What a channel can show.</summary>
internal static class ChannelAbilities
{
    private static readonly FrozenSet<string> Cards = FrozenSet.ToFrozenSet(
        [Channels.Msteams, Channels.Webchat, Channels.Directline, Channels.Emulator, Channels.Test],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Pages =
        FrozenSet.ToFrozenSet([Channels.Webchat, Channels.Directline, Channels.Test], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it shows Adaptive Cards; the others get text.</summary>
    public static bool ShowsCards(string? channelId) => channelId is not null && Cards.Contains(channelId);

    /// <summary>Whether there may be a page around the conversation that shows the progress.</summary>
    public static bool ShowsProgress(string? channelId) => channelId is not null && Pages.Contains(channelId);
}
