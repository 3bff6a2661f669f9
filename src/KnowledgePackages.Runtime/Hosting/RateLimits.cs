using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Limits how often one caller may send requests. Requests to anonymous web endpoints are counted per address, or per visitor if the
/// visitor is known. Activities are counted per person and conversation, after the sender is authenticated, because all requests of a
/// channel come from a few addresses. A poll never gets 429, because Web Chat stops polling for good on the first 429.
/// </summary>
public static class RateLimits
{
    /// <summary>The name of the policy for anonymous web endpoints: <c>RequireRateLimiting(RateLimits.ByAddress)</c>.</summary>
    public const string ByAddress = "address";

    // The number of counters. A hash with a seed of this process assigns callers to counters, so that a flood of invented callers cannot
    // exhaust the memory.
    private const int Counters = 1 << 16;

    /// <summary>
    /// Adds the policy <see cref="ByAddress"/>, and a limit for all visitors of one address that is ten times as high. Both read the
    /// <c>RateLimits</c> section. The host must call <c>UseRateLimiter</c>.
    /// </summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<RateLimitOptions, RateLimitOptionsValidator>().BindConfiguration("RateLimits");
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) => new(RefuseAsync(rejected.HttpContext, RetryAfter(rejected.Lease)));
            limiter.AddPolicy(ByAddress, context => PerMinuteAt(context, KnownVisitor(context) ?? Address(context), times: 1));

            // Also limit all visitors of one address together, because one client can collect the cookies of many visitors.
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(context =>
                context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == ByAddress
                    ? PerMinuteAt(context, $"all of {Address(context)}", times: 10)
                    : RateLimitPartition.GetNoLimiter(-1));
        });
        return services;
    }

    private static RateLimitPartition<int> PerMinuteAt(HttpContext context, string caller, int times) =>
        RateLimitPartition.GetTokenBucketLimiter(
            CounterOf($"{context.GetEndpoint()?.DisplayName}\n{caller}"),
            _ => PerMinute(times * context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.AddressPerMinute)
        );

    private static string? KnownVisitor(HttpContext context) => context.RequestServices.GetService<IKnownVisitors>()?.Find(context.Request);

    private static string Address(HttpContext context) => Network(context.Connection.RemoteIpAddress);

    /// <summary>Responds with 429, <c>Retry-After</c> and a problem document.</summary>
    internal static Task RefuseAsync(HttpContext context, TimeSpan after)
    {
        SetRetryAfter(context.Response, after);
        return Results
            .Problem("Too many requests. Wait a moment, then try again.", statusCode: StatusCodes.Status429TooManyRequests)
            .ExecuteAsync(context);
    }

    /// <summary>Sets the <c>Retry-After</c> header, in whole seconds.</summary>
    internal static void SetRetryAfter(HttpResponse response, TimeSpan after) =>
        response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);

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

    // Returns the name under which requests from an address are counted. All addresses of an IPv6 /64 network have the same name, because
    // one caller usually controls all of them.
    internal static string Network(IPAddress? address)
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
