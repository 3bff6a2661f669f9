using System.Threading.RateLimiting;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>Limits how many activities per minute a person may send in one conversation. Applies to every channel.</summary>
internal sealed class TurnLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, int>(person =>
        RateLimitPartition.GetTokenBucketLimiter(RateLimits.CounterOf(person), _ => RateLimits.PerMinute(options.Value.PersonPerMinute)));

    /// <summary>Counts an activity towards the limit of its sender and conversation.</summary>
    /// <returns>How long the caller must wait if the activity exceeds the limit; otherwise null.</returns>
    public TimeSpan? Refuses(Activity activity)
    {
        using var lease = _limiter.AttemptAcquire($"{activity.ChannelId}\n{activity.From?.Id}\n{activity.Conversation?.Id?.Split(';')[0]}");
        return lease.IsAcquired ? null : RateLimits.RetryAfter(lease);
    }

    public void Dispose() => _limiter.Dispose();
}
