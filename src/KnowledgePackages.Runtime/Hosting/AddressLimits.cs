using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Limits the activities of all anonymous web clients of one address together. The limit of each conversation is not enough, because a
/// client can open any number of conversations. A large request counts as several activities, because the log stores its content.
/// </summary>
/// <remarks>
/// Requests of known visitors (see <see cref="IKnownVisitors"/>) count too, because a client can use old conversations to bypass a limit on
/// new ones.
/// </remarks>
public sealed class AddressLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    /// <summary>A request counts as one activity, plus one for each block of this many bytes in its body.</summary>
    public const int BytesOfOneActivity = 2 * 1024;

    /// <summary>The assumed size of a body of unknown length, in bytes: the maximum size of a body.</summary>
    private const int Unknown = DirectLine.ClientActivity.MaxBodyBytes;

    /// <summary>The largest burst, in seconds: the activities that the limit allows in this time may arrive at once.</summary>
    private const int SecondsAtOnce = 10;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, int>(address =>
        RateLimitPartition.GetTokenBucketLimiter(RateLimits.CounterOf(address), _ => Share(options.Value.AddressActivitiesPerMinute)));

    /// <summary>Counts a request that writes into a conversation. All requests of one address share a limit.</summary>
    /// <returns>How long the caller must wait if the address has exceeded its limit; otherwise null.</returns>
    public TimeSpan? Refuses(HttpContext context)
    {
        var most = options.Value.AddressActivitiesPerMinute * SecondsAtOnce / 60;
        var cost = (int)Math.Min(1 + ((context.Request.ContentLength ?? Unknown) / BytesOfOneActivity), Math.Max(1, most));
        using var lease = _limiter.AttemptAcquire(RateLimits.Network(context.Connection.RemoteIpAddress), cost);
        return lease.IsAcquired ? null : RateLimits.RetryAfter(lease);
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private static TokenBucketRateLimiterOptions Share(int perMinute)
    {
        var share = RateLimits.PerMinute(perMinute);
        share.TokenLimit = Math.Max(1, perMinute * SecondsAtOnce / 60);
        return share;
    }
}
