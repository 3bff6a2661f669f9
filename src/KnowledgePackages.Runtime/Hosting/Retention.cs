using System.Globalization;
using System.Text;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Once a day, deletes conversations without activity for <see cref="StorageOptions.RetentionDays"/> days. Each instance reads a small
/// document once an hour. The first instance that writes today's date (UTC) into this document deletes the conversations; the other
/// instances wait for the next day.
/// </summary>
internal sealed class Retention(
    IConversationStore storage,
    IConversationMaintenance maintenance,
    IOptions<StorageOptions> options,
    ILogger<Retention> logger,
    TimeProvider? time = null
) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private static readonly DocumentKey LastDay = new("retention/day");

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.RetentionDays == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <summary>Deletes the idle conversations, unless an instance has already begun today's deletion.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Use the store's clock if it has one, because the store records the times of the last writes with this clock.
            var now = storage.Now ?? _time.GetUtcNow();
            if (await IsFirstTodayAsync(now, cancellationToken))
            {
                var days = options.Value.RetentionDays;
                var before = now - TimeSpan.FromDays(days);
                logger.IdleDeleted(await maintenance.DeleteIdleAsync(DocumentKey.Conversations, before, cancellationToken), days);
            }
        }
        catch (StorageException exception)
        {
            logger.StoreFailed(exception.Message);
        }
    }

    private async Task<bool> IsFirstTodayAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = Encoding.ASCII.GetBytes(now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var stored = await storage.ReadAsync(LastDay, cancellationToken);
        return !(stored?.Content.Span.SequenceEqual(today) ?? false)
            && await storage.WriteAsync(LastDay, new DocumentWrite(today), stored?.ETag, cancellationToken) is WriteResult.Written;
    }
}
