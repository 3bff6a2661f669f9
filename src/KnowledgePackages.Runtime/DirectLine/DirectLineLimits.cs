using System.Threading.RateLimiting;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Limits one conversation's load on this instance. Beyond the limit a poll returns nothing new, never an error: Web Chat would stop
/// polling for good.
/// </summary>
internal sealed class DirectLineLimits : IDisposable
{
    /// <summary>Tabs and devices of one person. Each open one costs a read of the log for every reply.</summary>
    public const int SocketsInConversation = 32;

    /// <summary>The burst of polls that is allowed; ten more each second. Official clients poll five times a second at most.</summary>
    public const int PollsAtOnce = 100;

    private readonly PartitionedRateLimiter<string> _polls = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetTokenBucketLimiter(conversation, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = PollsAtOnce,
            TokensPerPeriod = 10,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    /// <summary>Counts a poll; false if it is over the limit, so that the log need not be read for it.</summary>
    public bool TakesPoll(DirectLineClient client)
    {
        using var lease = _polls.AttemptAcquire(client.ConversationId);
        return lease.IsAcquired;
    }

    public void Dispose() => _polls.Dispose();
}
