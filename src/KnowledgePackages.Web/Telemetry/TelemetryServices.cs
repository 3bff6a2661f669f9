using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace KnowledgePackages.Web.Telemetry;

/// <summary>
/// Exports traces, metrics and logs by OTLP if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector. Otherwise the export libraries are not
/// loaded.
/// </summary>
internal static class TelemetryServices
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <exception cref="StartException">The collector's address or protocol cannot be used.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (IsConfigured(builder.Configuration))
        {
            Check(builder.Configuration[Endpoint], builder.Configuration[Protocol]);
            OtlpTelemetry.Add(builder);
        }
    }

    /// <summary>
    /// Starts the export before the other services start, so that the collector also gets the telemetry of a failed start.
    /// </summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (IsConfigured(app.Configuration))
        {
            Begin(app.Services);
        }
    }

    private static bool IsConfigured(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[Endpoint]);

    // Rejects invalid values, because the libraries would ignore them and export to their default address.
    private static void Check(string? endpoint, string? protocol)
    {
        if (
            !Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        )
        {
            throw new StartException(
                $"{Endpoint} is not the address of a collector. Write http:// or https://, its host and its port, or leave it out."
            );
        }

        if (protocol is not (null or "" or "grpc" or "http/protobuf"))
        {
            throw new StartException(
                $"{Protocol} is not a protocol that this version speaks. Write grpc or http/protobuf, or leave it out for grpc."
            );
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Begin(IServiceProvider services)
    {
        services.GetRequiredService<MeterProvider>();
        services.GetRequiredService<TracerProvider>();
    }
}
