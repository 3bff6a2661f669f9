using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>Registers the counting of usage.</summary>
public static class UsageServices
{
    /// <summary>
    /// Adds the service that counts the bot's usage events once a minute, and <see cref="UsageReader"/>. Requires
    /// <see cref="ChannelAdapterServices.AddChannelAdapter"/>.
    /// </summary>
    public static IServiceCollection AddUsageCounts(this IServiceCollection services)
    {
        services.AddSingleton<UsageReader>();
        services.AddHostedService<UsageCounting>();
        return services;
    }
}

/// <summary>Counts usage events once a minute.</summary>
internal sealed class UsageCounting(
    IConversationStore storage,
    TurnEngine engine,
    StorageStart start,
    StoreTime time,
    ILogger<UsageCounting> logger
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            await start.Opened.WaitAsync(stoppingToken);
            var counter = new UsageCounter(storage, engine, time, logger);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await CountAsync(counter, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task CountAsync(UsageCounter counter, CancellationToken stoppingToken)
    {
        try
        {
            await counter.CountAsync(stoppingToken);
        }
        catch (StorageException exception)
        {
            logger.StoreFailed(exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.UsageNotCounted(exception.GetType().FullName, exception.StackTrace); // the next call tries again
        }
    }
}
