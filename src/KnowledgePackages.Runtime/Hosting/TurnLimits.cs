using System.Threading.RateLimiting;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>Counts what one person brings to one conversation, whatever channel carries it.</summary>
internal sealed class TurnLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, int>(person =>
        RateLimitPartition.GetTokenBucketLimiter(RateLimits.CounterOf(person), _ => RateLimits.PerMinute(options.Value.PersonPerMinute)));

    /// <summary>Counts an activity.</summary>
    /// <returns>How long to wait where it is one too many, else null.</returns>
    public TimeSpan? Refuses(Activity activity)
    {
        using var lease = _limiter.AttemptAcquire($"{activity.ChannelId}\n{activity.From?.Id}\n{activity.Conversation?.Id?.Split(';')[0]}");
        return lease.IsAcquired ? null : RateLimits.RetryAfter(lease);
    }

    public void Dispose() => _limiter.Dispose();
}
