using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Web.Tests.Telemetry;

/// <summary>
/// Receives the data that a host exports by OTLP over HTTP. Tests can search for a text in the received bytes, because protocol buffers
/// store strings as plain UTF-8.
/// </summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _received = new();
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    /// <summary>The settings for a host that exports to this collector.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new Collector(app);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collector._received.Enqueue((context.Request.Path.Value!, body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return collector;
    }

    /// <summary>Returns all data received for one signal: <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public string Text(string signal) => string.Concat(
        _received.Where(one => one.Signal == $"/v1/{signal}").Select(one => Encoding.UTF8.GetString(one.Body)));

    /// <summary>Waits until the data of a signal contains this text.</summary>
    /// <exception cref="TimeoutException">The text did not arrive within <see cref="Patience.Longest"/>.</exception>
    public async Task HasAsync(string signal, string text)
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
        while (!Text(signal).Contains(text, StringComparison.Ordinal))
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"'{text}' did not arrive in time.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
