using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// Reports the version of the served content. After a rejected content change it reports "degraded" and not "unhealthy", because the
/// program still serves the previous content.
/// </summary>
internal sealed class ContentCheck(CurrentContent current) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(
            current.Problems.Count == 0
                ? HealthCheckResult.Healthy($"Version {current.Content.Version}.")
                : HealthCheckResult.Degraded(
                    $"Version {current.Content.Version}. The folder has changed, and has problems: {current.Problems.Count}. The log "
                    + "tells which."
                )
        );
}
