using System.Threading.Channels;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Sends the event of a completed handover without delay. If this service cannot send the event, or if the process dies first,
/// <see cref="Reminders"/> sends the event later, because the claim has added a due entry.
/// </summary>
internal sealed class HandoverNotices(
    TurnEngine engine,
    IConversationStore storage,
    TurnSettings settings,
    ChannelAdapter adapter,
    Func<IBot> bot,
    StoreTime time,
    ILogger<HandoverNotices> logger
) : BackgroundService
{
    private const int MaxWaiting = 1000;

    private readonly Channel<DocumentKey> _completed = Channel.CreateBounded<DocumentKey>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Handovers _handovers = new(storage, settings, time, logger);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        engine.HandoverCompleted = entry => _completed.Writer.TryWrite(entry);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var entry in _completed.Reader.ReadAllAsync(stoppingToken))
            {
                await SettleAsync(entry, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task SettleAsync(DocumentKey entry, CancellationToken stoppingToken)
    {
        try
        {
            await _handovers.SettleAsync(
                entry, (notice, cancellationToken) => adapter.RemindAsync(notice, bot(), cancellationToken), stoppingToken);
        }
        catch (StorageException exception)
        {
            logger.StoreFailed(exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.SendingFailed(exception.GetType().FullName, exception.StackTrace);
        }
    }
}
