using System.Threading.RateLimiting;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Limits the load that one conversation causes on this instance. A poll over the limit returns no entries instead of an error, because Web
/// Chat stops polling for good after an error.
/// </summary>
internal sealed class DirectLineLimits : IDisposable
{
    /// <summary>
    /// The maximum number of connections of one conversation that are open in this instance at the same time, from all tabs and devices.
    /// Each connection reads the log for every reply.
    /// </summary>
    public const int SocketsInConversation = 32;

    /// <summary>
    /// The maximum number of polls of one conversation in a burst. After the burst, ten polls a second are allowed. Official clients poll
    /// at most five times a second.
    /// </summary>
    public const int PollsAtOnce = 100;

    private readonly PartitionedRateLimiter<string> _polls = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetTokenBucketLimiter(conversation, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = PollsAtOnce,
            TokensPerPeriod = 10,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    /// <summary>Counts a poll. Returns true if the poll is within the limit. If false, the caller must not read the log.</summary>
    public bool TakesPoll(DirectLineClient client)
    {
        using var lease = _polls.AttemptAcquire(client.ConversationId);
        return lease.IsAcquired;
    }

    public void Dispose() => _polls.Dispose();
}
