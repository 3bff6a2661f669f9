using KnowledgePackages.Domain.Content;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KnowledgePackages.Web.Content;

/// <summary>Says which content is served.</summary>
internal sealed class ContentCheck(DialogsContent content) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(HealthCheckResult.Healthy($"Version {content.Version}."));
}
