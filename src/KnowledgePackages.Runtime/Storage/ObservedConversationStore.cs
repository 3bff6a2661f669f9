using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Measures the calls of a store and traces each call as part of the calling turn. Records the operation and its outcome, never the
/// document.
/// </summary>
internal sealed class ObservedConversationStore(IConversationStore inner, TimeProvider time)
    : IConversationStore, IConversationMaintenance, IAsyncDisposable
{
    /// <summary>The type of the inner store.</summary>
    public string Kind => inner.GetType().Name;

    public bool LogIsAtomic => inner.LogIsAtomic;

    public DateTimeOffset? Now => inner.Now;

    public ILogAnnouncements? Announcements => inner.Announcements;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) =>
        ObserveAsync("read", () => inner.ReadAsync(key, cancellationToken));

    public Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken) =>
        ObserveAsync("write", () => inner.WriteAsync(key, write, etag, cancellationToken));

    public Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) =>
        ObserveAsync(
            "append",
            async () =>
            {
                await inner.AppendLogAsync(key, entries, cancellationToken);
                return entries.Count;
            }
        );

    public Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken) =>
        ObserveAsync(
            "deleteLog",
            async () =>
            {
                await inner.DeleteLogAsync(key, through, cancellationToken);
                return true;
            }
        );

    public IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken) =>
        ObserveAsync("list", inner.ListPendingAsync(prefix, cancellationToken), cancellationToken);

    public IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken) =>
        ObserveAsync("list", inner.ListAsync(prefix, cancellationToken), cancellationToken);

    public Task DeleteAsync(string prefix, CancellationToken cancellationToken) => ObserveAsync("delete", async () =>
    {
        await inner.DeleteAsync(prefix, cancellationToken);
        return true;
    });

    public IAsyncEnumerable<DocumentSummary> SummarizeAsync(string prefix, CancellationToken cancellationToken) =>
        Maintenance.SummarizeAsync(prefix, cancellationToken);

    public Task<int> DeleteIdleAsync(string prefix, DateTimeOffset before, CancellationToken cancellationToken) =>
        ObserveAsync("deleteIdle", () => Maintenance.DeleteIdleAsync(prefix, before, cancellationToken));

    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken) =>
        ObserveAsync("readLog", () => inner.ReadLogAsync(key, after, cancellationToken));

    public Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken) =>
        ObserveAsync("readDue", () => inner.ReadDueAsync(hour, cancellationToken));

    public Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken) =>
        ObserveAsync(
            "deleteDue",
            async () =>
            {
                await inner.DeleteDueAsync(hour, entry, cancellationToken);
                return true;
            }
        );

    public async ValueTask DisposeAsync()
    {
        if (inner is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else if (inner is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    private IConversationMaintenance Maintenance => (IConversationMaintenance)inner;

    private async Task<T> ObserveAsync<T>(string operation, Func<Task<T>> call)
    {
        using var span = Telemetry.Begin($"store {operation}", ActivityKind.Client);
        var begin = time.GetTimestamp();
        var outcome = "failed";
        try
        {
            var result = await call();
            outcome = result is WriteResult.Conflict ? "conflict" : "done";
            return result;
        }
        finally
        {
            Note(span, operation, outcome, begin);
        }
    }

    // The recorded duration includes the time that the caller spends between two keys. The outcome is "done" only if the caller reads the
    // whole listing.
    private async IAsyncEnumerable<DocumentKey> ObserveAsync(
        string operation, IAsyncEnumerable<DocumentKey> keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var outcome = "failed";
        try
        {
            await foreach (var key in keys.WithCancellation(cancellationToken))
            {
                yield return key;
            }

            outcome = "done";
        }
        finally
        {
            Note(null, operation, outcome, begin);
        }
    }

    private void Note(Activity? span, string operation, string outcome, long begin)
    {
        Telemetry.StoreDuration.Record(
            time.GetElapsedTime(begin).TotalSeconds,
            new TagList { { "bot.store.operation", operation }, { "bot.store.outcome", outcome } }
        );
        span?.SetTag("bot.store.outcome", outcome).SetStatus(outcome == "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
    }
}
