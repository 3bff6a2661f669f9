using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Reports "degraded" if this instance accepts no further web socket. It does not report "unhealthy", because the instance still serves all
/// other requests.
/// </summary>
internal sealed class SocketsCheck(OpenSockets sockets) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            sockets.IsFull
                ? HealthCheckResult.Degraded($"All {OpenSockets.MaxSockets} web sockets are in use. New pages poll instead.")
                : HealthCheckResult.Healthy()
        );
}
