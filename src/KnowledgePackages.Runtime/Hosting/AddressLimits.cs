using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Limits what the anonymous web clients of one address write: each conversation has a limit of its own, but anybody can open as many
/// conversations as they like. Requests are charged by size, because the log keeps them.
/// </summary>
/// <remarks>
/// Known visitors are charged here too: a client that opened its conversations yesterday can do as much harm as one that opens them now.
/// </remarks>
public sealed class AddressLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    /// <summary>A request costs one activity, and one more for each of these bytes of its body.</summary>
    public const int BytesOfOneActivity = 2 * 1024;

    /// <summary>A body of unknown length is charged as the longest one that is read.</summary>
    private const int Unknown = DirectLine.ClientActivity.LargestBody;

    /// <summary>How many seconds' worth of activities may come at once.</summary>
    private const int SecondsAtOnce = 10;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, int>(address =>
        RateLimitPartition.GetTokenBucketLimiter(RateLimits.CounterOf(address), _ => Share(options.Value.AddressActivitiesPerMinute)));

    /// <summary>Counts a request that writes into a conversation towards the limit of its address.</summary>
    /// <returns>How long the caller must wait if the address has used up its limit, else null.</returns>
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
