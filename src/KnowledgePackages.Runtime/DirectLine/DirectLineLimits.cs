using System.Threading.RateLimiting;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Limits one conversation's load on this instance. Beyond the limit a poll returns nothing new, never an error: Web Chat would stop
/// polling for good.
/// </summary>
internal sealed class DirectLineLimits : IDisposable
{
    /// <summary>
    /// How many sockets one conversation may have, over all tabs and devices. Each costs a read of the log for every reply.
    /// </summary>
    public const int SocketsInConversation = 32;

    /// <summary>
    /// How many polls may come at once; ten more are allowed each second. Official clients poll at most five times a second.
    /// </summary>
    public const int PollsAtOnce = 100;

    private readonly PartitionedRateLimiter<string> _polls = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetTokenBucketLimiter(conversation, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = PollsAtOnce,
            TokensPerPeriod = 10,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    /// <summary>Counts a poll; returns false if the poll is over the limit, and the log should not be read for it.</summary>
    public bool TakesPoll(DirectLineClient client)
    {
        using var lease = _polls.AttemptAcquire(client.ConversationId);
        return lease.IsAcquired;
    }

    public void Dispose() => _polls.Dispose();
}
