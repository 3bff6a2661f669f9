namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Estimates by how much a message was delayed on its way: how much longer it took than the quickest recent message. Only these durations
/// are compared, never the channel's clock with the host's, because the two may differ.
/// </summary>
/// <remarks>
/// A correction of one of the clocks looks like a delay. So an estimate is bounded, and ends after ten minutes or with the first refusal
/// that it caused.
/// </remarks>
internal static class MessageDelay
{
    // The longest delay that is assumed: longer than most outages during which a channel retries.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Returns the delay of the turn's message; zero if the channel sent no timestamp.</summary>
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
