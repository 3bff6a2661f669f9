using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Runs the proactive turn of <paramref name="reminder"/> up to its commit, without waiting for the delivery. Returns true if the turn is
/// done, and false if it must be tried again later.
/// </summary>
internal delegate Task<bool> DueCallback(Activity reminder, CancellationToken cancellationToken);

/// <summary>
/// Processes due entries: runs the due proactive turns of conversations, and settles the entries of handover codes. The event of a
/// proactive turn has the same id <c>reminder/hash/hour</c> in every instance. So if two instances run the turn, the engine treats the
/// second event as a repeat.
/// </summary>
internal sealed class DueConversations(IConversationStore storage, TurnSettings settings, StoreTime time, ILogger logger)
{
    /// <summary>
    /// How many hours before the program's start the first check covers. A reminder is lost only if all instances are down for a longer
    /// time.
    /// </summary>
    public const int HoursBack = 7 * 24;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Handovers _handovers = new(storage, settings, time, logger);

    // The first unfinished hour. All due entries of earlier hours are processed.
    private DateTimeOffset _from = time.GetUtcNow() - (HoursBack * Hour);

    /// <summary>
    /// Processes the due entries of every hour from <see cref="_from"/> to the current one. Entries that are not due yet, and entries whose
    /// turn must be tried again, stay for the next call.
    /// </summary>
    /// <exception cref="StorageException">The store failed during the check.</exception>
    public async Task LookAsync(DueCallback remind, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isDone = true;
        for (var hour = _from; DueHour.Of(hour) <= DueHour.Of(now); hour += Hour)
        {
            foreach (var entry in await storage.ReadDueAsync(hour, cancellationToken))
            {
                isDone &= await LookAtAsync(hour, entry, now, remind, cancellationToken);
            }

            isDone &= DueHour.Of(hour) < DueHour.Of(now);
            _from = isDone ? hour + Hour : _from;
        }
    }

    private async Task<bool> LookAtAsync(
        DateTimeOffset hour,
        DueEntry entry,
        DateTimeOffset now,
        DueCallback remind,
        CancellationToken cancellationToken
    )
    {
        var key = entry.Key;
        try
        {
            if (key.Name.StartsWith(DocumentKey.Handovers, StringComparison.Ordinal))
            {
                if (!await _handovers.SettleAsync(key, remind, cancellationToken))
                {
                    return false;
                }

                await storage.DeleteDueAsync(hour, entry, cancellationToken);
                return true;
            }

            var stored = await storage.ReadAsync(key, cancellationToken);
            var document = stored is null ? ConversationDocument.Empty : ConversationDocumentJson.Read(stored.Content);
            if (
                DueTime.In(document.Properties, settings) is { } due
                && DueHour.Of(due) == DueHour.Of(hour)
                && (due > now || !await remind(Reminder(key, document, hour), cancellationToken))
            )
            {
                return false;
            }

            await storage.DeleteDueAsync(hour, entry, cancellationToken);
        }
        catch (JsonException)
        {
            logger.DocumentUnreadable(key.Name); // skip this document, so that it does not stop the reminders of other people
        }
        catch (Exception exception) when (exception is not (StorageException or OperationCanceledException))
        {
            logger.TurnFailed(exception.GetType().FullName, exception.StackTrace);
        }

        return true;
    }

    private static Activity Reminder(DocumentKey key, ConversationDocument document, DateTimeOffset hour)
    {
        var reminder = JsonSerializer.Deserialize(document.Reference.Span, WireJson.PlainReference)!.ToContinuation();
        (reminder.Name, reminder.Id) = (
            DueProperty.EventName,
            $"reminder/{key.Name[(key.Name.LastIndexOf('/') + 1)..]}/{DueHour.Of(hour)}"
        );
        return reminder;
    }
}
