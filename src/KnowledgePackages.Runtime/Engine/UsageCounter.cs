using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Moves usage events from the documents of conversations into the counts of their weeks. Counts each event exactly once, even if the
/// process dies during a move or several instances count at the same time.
/// </summary>
/// <remarks>
/// A call first reads the counts and then the conversations, and writes the counts only if they have not changed since. If another instance
/// counts and removes an event in between, the write fails. If an event was counted but not removed, <see cref="UsageWeek.Moving"/> names
/// its conversation, so the event is not counted again.
/// </remarks>
internal sealed class UsageCounter(IConversationStore storage, TurnEngine engine, StoreTime time, ILogger logger)
{
    /// <summary>
    /// For this time after a conversation's first uncounted event, only an instance that has the conversation in memory counts the events.
    /// A write by another instance would make the conversation's next turn run twice.
    /// </summary>
    public static readonly TimeSpan LeftToOwner = TimeSpan.FromMinutes(5);

    // Weeks whose counts may still contain names of conversations, left by an earlier call or by a process that died. After the start,
    // these are the current week and the week before.
    private readonly HashSet<DateOnly> _unfinished = [UsageEvent.WeekOf(time.GetUtcNow()), UsageEvent.WeekOf(time.GetUtcNow().AddDays(-7))];

    /// <summary>Counts and removes the events of all conversations with uncounted events.</summary>
    /// <exception cref="StorageException">The store failed. The next call continues.</exception>
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        var found = await FindAsync(cancellationToken);
        var weeks = new Dictionary<DateOnly, (UsageWeek Week, ETag? ETag)>();
        foreach (var week in found.Values.SelectMany(usage => usage.Events).Select(each => each.Week).Union(_unfinished).ToList())
        {
            weeks[week] = await UsageWeek.ReadAsync(storage, week, cancellationToken);
        }

        // The conversations must be read after the counts (see the remarks), so read them again here.
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

    // Removes the counted events from the conversations. Then removes the names of these conversations from the counts.
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

    // Skips documents that cannot be read, so that the events of the other documents are counted.
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
