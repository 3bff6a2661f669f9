using System.Diagnostics.Metrics;
using KnowledgePackages.Runtime.Engine;
using Microsoft.Extensions.Hosting;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>The gauges of this instance for operators. Their values are computed only when a listener collects them.</summary>
internal sealed class EngineGauges(TurnEngine engine) : IHostedService, IDisposable
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(15);

    private readonly Meter _meter = new(Telemetry.Name);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _meter.CreateObservableGauge(
            "bot.conversations.active",
            () => engine.CountActive(Lately),
            "{conversation}",
            "Conversations, each with one journey, that had a turn in the last 15 minutes."
        );
        _meter.CreateObservableGauge("bot.reply.owed", engine.CountUndelivered, "{reply}", "Replies that are saved and not delivered yet.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();
}
