using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Moves usage events from the documents of conversations into the counts of their weeks, each event once: whatever fails in between, and
/// however many instances do this at the same time.
/// </summary>
/// <remarks>
/// The counts are read first, then the conversations, and the counts are written only if they are unchanged since. So an event that was
/// counted and removed by another instance in between makes the write fail, and an event that was counted but not removed stands in
/// <see cref="UsageWeek.Moving"/>.
/// </remarks>
internal sealed class UsageCounter(IConversationStore storage, TurnEngine engine, StoreTime time, ILogger logger)
{
    /// <summary>
    /// How long only the instance that has the conversation in memory moves its events. Another instance's write would make the next turn
    /// of the conversation run twice.
    /// </summary>
    public static readonly TimeSpan LeftToOwner = TimeSpan.FromMinutes(5);

    // Weeks in which an earlier call, perhaps of a process that died, may have left names of conversations. The last two weeks at first.
    private readonly HashSet<DateOnly> _unfinished = [UsageEvent.WeekOf(time.GetUtcNow()), UsageEvent.WeekOf(time.GetUtcNow().AddDays(-7))];

    /// <summary>Counts the events of all conversations that hold some.</summary>
    /// <exception cref="StorageException">The store failed; the next call continues.</exception>
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        var found = await FindAsync(cancellationToken);
        var weeks = new Dictionary<DateOnly, (UsageWeek Week, ETag? ETag)>();
        foreach (var week in found.Values.SelectMany(usage => usage.Events).Select(each => each.Week).Union(_unfinished).ToList())
        {
            weeks[week] = await UsageWeek.ReadAsync(storage, week, cancellationToken);
        }

        // Read the conversations again, after the counts.
        var moving = weeks.Values.SelectMany(read => read.Week.Moving.Keys).Select(name => new DocumentKey(name));
        var conversations = await ReadAsync(found.Keys.Union(moving).ToList(), cancellationToken);
        var written = new Dictionary<DateOnly, (UsageWeek Week, ETag ETag)>();
        foreach (var (week, (before, etag)) in weeks)
        {
            _unfinished.Add(week);
            var next = before.With(week, conversations);
            if (next.Moving.Count == 0 && before.Moving.Count == 0)
            {
                _unfinished.Remove(week);
            }
            else if (await next.WriteAsync(storage, week, etag, cancellationToken) is WriteResult.Written result)
            {
                written[week] = (next, result.ETag);
            }
        }

        await RemoveAsync(conversations, written, cancellationToken);
    }

    // Removes the counted events from the conversations, and then the names of these conversations from the counts.
    private async Task RemoveAsync(
        Dictionary<DocumentKey, UncountedUsage> conversations,
        Dictionary<DateOnly, (UsageWeek Week, ETag ETag)> written,
        CancellationToken cancellationToken
    )
    {
        var removed = new Dictionary<string, long>();
        foreach (var (key, usage) in conversations)
        {
            var next = usage.From + usage.Events.TakeWhile(each => written.ContainsKey(each.Week)).Count();
            if (next > usage.From && await engine.RemoveUsageAsync(key, next, cancellationToken))
            {
                removed[key.Name] = next;
            }
        }

        foreach (var (week, (counts, etag)) in written)
        {
            var left = counts.Moving.Where(entry => removed.GetValueOrDefault(entry.Key) < entry.Value).ToDictionary();
            var result = await (counts with { Moving = left }).WriteAsync(storage, week, etag, cancellationToken);
            if (left.Count == 0 && result is WriteResult.Written)
            {
                _unfinished.Remove(week);
            }
        }
    }

    private async Task<Dictionary<DocumentKey, UncountedUsage>> FindAsync(CancellationToken cancellationToken)
    {
        var pending = new List<DocumentKey>();
        await foreach (var key in storage.ListPendingAsync(DocumentKey.Conversations, cancellationToken))
        {
            pending.Add(key);
        }

        var now = time.GetUtcNow();
        var all = await ReadAsync(pending, cancellationToken);
        return all.Where(entry => engine.IsInMemory(entry.Key) || now - entry.Value.Since >= LeftToOwner).ToDictionary();
    }

    // Skips a document that cannot be read, so that the others are counted.
    private async Task<Dictionary<DocumentKey, UncountedUsage>> ReadAsync(
        IReadOnlyList<DocumentKey> keys,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<DocumentKey, UncountedUsage>();
        foreach (var key in keys)
        {
            try
            {
                if (
                    await storage.ReadAsync(key, cancellationToken) is { } stored
                    && UncountedUsage.In(ConversationDocumentJson.Read(stored.Content)) is { } usage
                )
                {
                    found[key] = usage;
                }
            }
            catch (JsonException)
            {
                logger.DocumentUnreadable(key.Name);
            }
        }

        return found;
    }
}
