using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace KnowledgePackages.Web.Telemetry;

/// <summary>
/// Selects the telemetry that is exported to the collector: the sources of this program, which record no texts, names or ids of users, and
/// the platform's meters, which use fixed names and tags. Traces of HTTP and of Azure's libraries are not exported, because the addresses
/// in them contain ids.
/// </summary>
internal static class OtlpTelemetry
{
    // Meters of the platform that record only route templates, methods, statuses, memory, threads and CPU, so they reveal nothing about
    // users.
    private static readonly string[] Platform = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    // The log categories that are exported. Other categories may contain parts of a request in a message or an exception.
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
