using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace KnowledgePackages.Web.Telemetry;

/// <summary>
/// Selects what is exported to the collector: our own sources, which contain no words, names or ids of users, and those of the platform
/// whose names and tags are fixed. Traces of HTTP and of Azure's libraries are excluded, because their addresses contain ids.
/// </summary>
internal static class OtlpTelemetry
{
    // These meters are safe to export: their tags and values are only route templates, methods, statuses, memory, threads and CPU.
    private static readonly string[] Platform = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    // Only these log categories are exported: others may quote a request in a message or an exception.
    private static readonly string[] Logs = ["KnowledgePackages", "Microsoft.Hosting.Lifetime"];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "knowledge-packages",
                serviceVersion: typeof(OtlpTelemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(tracing => tracing.AddSource(Runtime.Telemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter([Runtime.Telemetry.Name, ContentTelemetry.Name, .. Platform]))
            .WithLogging(null, options => options.IncludeFormattedMessage = true)
            .UseOtlpExporter();
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>((category, level) =>
            level >= LogLevel.Information && Logs.Any(known => category?.StartsWith(known, StringComparison.Ordinal) ?? false));
    }
}
