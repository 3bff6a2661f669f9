using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Processes due entries (see <see cref="DueConversations"/>) every five minutes. The first check is five minutes after the start, so that
/// reminders do not delay the first replies after a restart.
/// </summary>
internal sealed class Reminders(
    IConversationStore storage,
    TurnSettings settings,
    ChannelAdapter adapter,
    Func<IBot> bot,
    StoreTime time,
    StorageStart start,
    ILogger<Reminders> logger
) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private readonly DueConversations _due = new(storage, settings, time, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            await start.Opened.WaitAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await _due.LookAsync((reminder, cancellationToken) => adapter.RemindAsync(reminder, bot(), cancellationToken), stoppingToken);
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
