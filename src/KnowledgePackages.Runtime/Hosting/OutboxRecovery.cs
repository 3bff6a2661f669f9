using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Periodically looks for undelivered replies that no instance is sending, for example after a crash, and sends them. On shutdown, stops
/// new turns, waits for the current calls to channels and stores their receipts.
/// </summary>
internal sealed class OutboxRecovery(
    TurnEngine engine,
    IEnumerable<IReplyChannel> channels,
    TurnSettings settings,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    StorageStart start,
    ILogger<OutboxRecovery> logger
) : BackgroundService
{
    private readonly IReplyChannel[] _channels = [.. channels];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(engine.BeginDrain);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await engine.DrainAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.RecoverEvery, time);
        try
        {
            await start.Opened.WaitAsync(stoppingToken);
            do
            {
                await LookAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await engine.RecoverAsync(_channels, stoppingToken);
        }
        catch (StorageException exception)
        {
            logger.StoreFailed(exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.SendingFailed(exception.GetType().FullName, exception.StackTrace); // the next scan tries again
        }
    }
}
