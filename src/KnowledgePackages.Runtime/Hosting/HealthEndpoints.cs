using System.Text.Json;
using KnowledgePackages.Runtime.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// <c>/health/live</c> shows that this process responds. <c>/health/ready</c> returns 503 while the process cannot serve requests; the
/// response names each check and its state. If the process can serve some channels but not all, the state is degraded, but the HTTP status
/// is 200, so that a load balancer keeps sending requests.
/// </summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Adds the checks of store, token metadata and shutdown. The host adds its own checks to the returned builder.</summary>
    public static IHealthChecksBuilder AddReadiness(this IServiceCollection services)
    {
        services.TryAddSingleton<StorageStart>();
        return services
            .AddSingleton<StoreCheck>()
            .AddHealthChecks()
            .AddCheck<StoreCheck>("store", timeout: CheckTimeout)
            .AddCheck<TokenMetadataCheck>("tokenMetadata", HealthStatus.Degraded, timeout: CheckTimeout)
            .AddCheck<ShutdownCheck>("shutdown");
    }

    /// <summary>Maps both addresses. Their responses contain nothing secret, so the addresses need no authentication.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status"u8, Word(report.Status));
        json.WriteStartObject("parts"u8);
        foreach (var (name, part) in report.Entries)
        {
            json.WriteStartObject(name);
            json.WriteString("status"u8, Word(part.Status));
            if (part.Description is { } description)
            {
                json.WriteString("says"u8, description);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private static string Word(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "ok",
            HealthStatus.Degraded => "degraded",
            _ => "failed",
        };

    private sealed class TokenMetadataCheck(IOptions<MicrosoftAppOptions> app, Lazy<TokenCheck> tokens) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
            !app.Value.IsRegistered ? HealthCheckResult.Healthy("No app id is configured, so no token is accepted.")
            : await tokens.Value.IsReadyAsync(cancellationToken) ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(
                "The keys of the channels' tokens cannot be fetched, so Teams and other channels get no answer. The log has the reason."
            );
    }

    // Fail readiness during shutdown, so that the load balancer stops routing requests here before the port closes.
    private sealed class ShutdownCheck(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
            Task.FromResult(
                lifetime.ApplicationStopping.IsCancellationRequested
                    ? HealthCheckResult.Unhealthy("This process is shutting down and completes its current work.")
                    : HealthCheckResult.Healthy()
            );
    }
}
