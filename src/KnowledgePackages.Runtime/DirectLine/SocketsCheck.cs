using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>Says when this instance accepts no other web socket. It serves everything else, so it is degraded and not unhealthy.</summary>
internal sealed class SocketsCheck(OpenSockets sockets) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            sockets.IsFull
                ? HealthCheckResult.Degraded($"All {OpenSockets.Most} web sockets are taken; new pages poll instead.")
                : HealthCheckResult.Healthy()
        );
}
