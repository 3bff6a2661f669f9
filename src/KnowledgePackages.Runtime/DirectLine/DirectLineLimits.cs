using System.Threading.RateLimiting;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// What one conversation may ask of this instance. Beyond it a poll is answered with nothing new, never with an error: Web Chat would
/// stop polling for good.
/// </summary>
internal sealed class DirectLineLimits : IDisposable
{
    /// <summary>Tabs and devices of one person. Each that reads along costs a read of the log for every reply.</summary>
    public const int SocketsInConversation = 32;

    /// <summary>Polls that may come at once; ten more each second. Official clients poll five times a second at most.</summary>
    public const int PollsAtOnce = 100;

    private readonly PartitionedRateLimiter<string> _polls = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetTokenBucketLimiter(conversation, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = PollsAtOnce,
            TokensPerPeriod = 10,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    /// <summary>Counts a poll; false where the log need not be read for it.</summary>
    public bool TakesPoll(DirectLineClient client)
    {
        using var lease = _polls.AttemptAcquire(client.ConversationId);
        return lease.IsAcquired;
    }

    public void Dispose() => _polls.Dispose();
}
