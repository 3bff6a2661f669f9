using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Gives a turn. False: not now, try again.</summary>
internal delegate Task<bool> DueCallback(Activity reminder, CancellationToken cancellationToken);

/// <summary>
/// Finds the conversations whose bot wished to speak again by now, and has each given its turn: an event with the id
/// <c>reminder/hash/hour</c>, the same in every instance, so that the engine takes a second one for a repeat.
/// </summary>
internal sealed class DueConversations(IConversationStore storage, TurnSettings settings, TimeProvider time, ILogger logger)
{
    /// <summary>Hours before the start that are looked at: so long all instances may be away, and nobody is forgotten.</summary>
    public const int HoursBack = 7 * 24;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // The first hour that is not done with.
    private DateTimeOffset _from = time.GetUtcNow() - (HoursBack * Hour);

    /// <summary>Looks at every hour that has begun and is not done with. What fails is looked at again the next time.</summary>
    /// <exception cref="StorageException">The store failed on the way.</exception>
    public async Task LookAsync(DueCallback remind, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isDone = true;
        for (var hour = _from; DueHour.Of(hour) <= DueHour.Of(now); hour += Hour)
        {
            foreach (var key in await storage.ReadDueAsync(hour, cancellationToken))
            {
                isDone &= await LookAtAsync(hour, key, now, remind, cancellationToken);
            }

            isDone &= DueHour.Of(hour) < DueHour.Of(now);
            _from = isDone ? hour + Hour : _from;
        }
    }

    private async Task<bool> LookAtAsync(
        DateTimeOffset hour,
        DocumentKey key,
        DateTimeOffset now,
        DueCallback remind,
        CancellationToken cancellationToken
    )
    {
        try
        {
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

            await storage.DeleteDueAsync(hour, key, cancellationToken);
        }
        catch (JsonException)
        {
            logger.DocumentUnreadable(key.Name); // one person's trouble, not everybody's
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
