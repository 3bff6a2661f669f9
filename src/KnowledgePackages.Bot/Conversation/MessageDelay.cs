namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Estimates how long a message was delayed on its way from the channel to the bot: how much longer it took than the quickest recent
/// message. Each of the two durations goes from the channel's timestamp to the host's time. So a difference between the clocks does not
/// matter, because it is in both durations.
/// </summary>
/// <remarks>
/// A correction of one of the clocks looks like a delay. So the estimate is limited to one minute, and the quickest message is forgotten
/// after ten minutes, or after a text was refused as too early (<see cref="Recognition.TooEarly"/>).
/// </remarks>
internal static class MessageDelay
{
    // The maximum of the estimate. Most outages of the host, after which a channel sends a message again, are shorter.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Returns the estimated delay of the turn's message; zero if the channel sent no timestamp.</summary>
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
        if (turn.Recognition is Recognition.TooEarly)
        {
            (memory.Quickest, memory.QuickestAt) = (underWay, turn.Now);
        }

        return delay < MaxDelay ? delay : MaxDelay;
    }
}
