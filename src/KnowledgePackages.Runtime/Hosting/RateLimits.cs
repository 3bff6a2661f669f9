using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Limits how often the same caller comes. Anonymous web endpoints count by address; activities count by person and conversation, after
/// their sender is authenticated, because all of a channel's traffic comes from a few addresses. Polling is never limited: Web Chat ends
/// it for good on the first 429.
/// </summary>
public static class RateLimits
{
    /// <summary>Name of the policy for anonymous web endpoints: <c>RequireRateLimiting(RateLimits.ByAddress)</c>.</summary>
    public const string ByAddress = "address";

    // Callers share so many counters, spread by a hash that is another one in every process. So no flood of names makes the memory grow.
    private const int Counters = 1 << 16;

    /// <summary>
    /// Adds the policy and the limit of activities, both as the <c>RateLimits</c> section says. The host calls <c>UseRateLimiter</c>.
    /// </summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<RateLimitOptions, RateLimitOptionsValidator>().BindConfiguration("RateLimits");
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) => new(RefuseAsync(rejected.HttpContext, RetryAfter(rejected.Lease)));
            limiter.AddPolicy(ByAddress, context => RateLimitPartition.GetTokenBucketLimiter(
                CounterOf($"{context.GetEndpoint()?.DisplayName}\n{Network(context.Connection.RemoteIpAddress)}"),
                _ => PerMinute(context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.AddressPerMinute)));
        });
        return services;
    }

    /// <summary>Answers 429 with <c>Retry-After</c> and a problem document.</summary>
    internal static Task RefuseAsync(HttpContext context, TimeSpan after)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results
            .Problem("Too many requests. Wait a moment, then try again.", statusCode: StatusCodes.Status429TooManyRequests)
            .ExecuteAsync(context);
    }

    internal static int CounterOf(string caller) => (int)((uint)caller.GetHashCode(StringComparison.Ordinal) % Counters);

    internal static TokenBucketRateLimiterOptions PerMinute(int most)
    {
        var perSecond = most >= 60;
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = most,
            TokensPerPeriod = perSecond ? most / 60 : 1,
            ReplenishmentPeriod = perSecond ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1) / most,
            QueueLimit = 0,
        };
    }

    internal static TimeSpan RetryAfter(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.Zero ? after : TimeSpan.FromSeconds(1);

    // Whoever has one address of IPv6 has all of its network.
    private static string Network(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : $"{address}";
    }
}
