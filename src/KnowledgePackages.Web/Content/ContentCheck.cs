using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgePackages.Web.Content;

/// <summary>Says which content is served. With a change that was refused the program still serves, as well as before it.</summary>
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
