using System.Threading.RateLimiting;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Limits the load that one conversation causes on this instance. A poll over the limit returns no entries instead of an error, because Web
/// Chat stops polling for good after an error.
/// </summary>
internal sealed class DirectLineLimits : IDisposable
{
    /// <summary>
    /// How many connections one conversation may have open, in all tabs and on all devices. Each connection reads the log for every reply.
    /// </summary>
    public const int SocketsInConversation = 32;

    /// <summary>
    /// How many polls one conversation may make at once. On average ten polls a second are allowed. Official clients poll at most five
    /// times a second.
    /// </summary>
    public const int PollsAtOnce = 100;

    private readonly PartitionedRateLimiter<string> _polls = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetTokenBucketLimiter(conversation, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = PollsAtOnce,
            TokensPerPeriod = 10,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    /// <summary>Counts a poll. Returns false if the poll is over the limit; then the caller must not read the log.</summary>
    public bool TakesPoll(DirectLineClient client)
    {
        using var lease = _polls.AttemptAcquire(client.ConversationId);
        return lease.IsAcquired;
    }

    public void Dispose() => _polls.Dispose();
}
