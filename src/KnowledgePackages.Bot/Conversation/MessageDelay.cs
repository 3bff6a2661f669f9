namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Estimates by how much a message was delayed on its way: by how much longer it took than the quickest message lately. Only such times are
/// compared, never the channel's clock with the host's, because the two may differ.
/// </summary>
/// <remarks>
/// A correction of one of the clocks looks like a delay. So an estimate ends after ten minutes and with the first refusal that it caused,
/// and is bounded.
/// </remarks>
internal static class MessageDelay
{
    // Longer than most outages during which a channel retries.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>The delay of the turn's message; zero without a stamp of the channel.</summary>
    public static TimeSpan Of(ConversationTurn turn)
    {
        if (turn.SentAt.Channel is not { } sent)
        {
            return TimeSpan.Zero;
        }

        var memory = turn.Memory;
        var underWay = turn.Now - sent;
        var isOver = (turn.Now - memory.QuickestAt)?.Duration() is not { } age || age >= Lasts;
        if (isOver || underWay <= memory.Quickest)
        {
            (memory.Quickest, memory.QuickestAt) = (underWay, turn.Now);
        }

        var delay = underWay - memory.Quickest!.Value;
        if (turn.Recognition is Recognition.Early)
        {
            (memory.Quickest, memory.QuickestAt) = (underWay, turn.Now);
        }

        return delay < Longest ? delay : Longest;
    }
}
