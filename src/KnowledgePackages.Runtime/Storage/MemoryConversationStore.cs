using System.Runtime.CompilerServices;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// A store in memory, for tests. It follows the same rules as the durable stores, and loses its contents when the process ends.
/// </summary>
public sealed class MemoryConversationStore(TimeProvider? time = null) : IConversationStore, IConversationMaintenance
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, StoredDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<long, LogEntry>> _logs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _deletedThrough = new(StringComparer.Ordinal);
    private readonly Dictionary<(long Hour, DocumentKey Key), ETag> _due = [];
    private readonly HashSet<string> _pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _written = new(StringComparer.Ordinal);
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _lastETag;

    /// <inheritdoc/>
    public bool LogIsAtomic => true;

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult(_documents.GetValueOrDefault(key.Name));
        }
    }

    /// <inheritdoc/>
    public Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_documents.GetValueOrDefault(key.Name)?.ETag != etag)
            {
                return Task.FromResult<WriteResult>(WriteResult.Conflict.Instance);
            }

            var next = new ETag((++_lastETag).ToString(System.Globalization.CultureInfo.InvariantCulture));
            _documents[key.Name] = new StoredDocument(write.Content, next);
            _written[key.Name] = _time.GetUtcNow();
            DeleteLog(key, write.DeleteLogThrough);
            Append(key, write.Log);
            if (write.IsPending)
            {
                _pending.Add(key.Name);
            }
            else
            {
                _pending.Remove(key.Name);
            }

            foreach (var time in write.Due)
            {
                _due[(DueHour.Of(time), key)] = next;
            }

            return Task.FromResult<WriteResult>(new WriteResult.Written(next));
        }
    }

    /// <inheritdoc/>
    public Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Append(key, entries);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            DeleteLog(key, through);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken) =>
        NamesAsync(_pending, prefix, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken) =>
        NamesAsync(_documents.Keys, prefix, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Delete(name => name.StartsWith(prefix, StringComparison.Ordinal));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<DocumentSummary> SummarizeAsync(string prefix, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            DocumentSummary[] found =
            [
                .. _documents
                    .Where(document => document.Key.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(document => new DocumentSummary(
                        new(document.Key),
                        _written[document.Key],
                        document.Value.Content.Length,
                        _logs.GetValueOrDefault(document.Key, []).Values.Sum(entry => (long)entry.Content.Length)
                    )),
            ];
            return found.ToAsyncEnumerable();
        }
    }

    /// <inheritdoc/>
    public Task<int> DeleteIdleAsync(string prefix, DateTimeOffset before, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            HashSet<string> idle =
            [
                .. _written.Where(document => document.Value < before && document.Key.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(document => document.Key),
            ];
            Delete(idle.Contains);
            return Task.FromResult(idle.Count);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var bytes = 0;
            return Task.FromResult<IReadOnlyList<LogEntry>>([
                .. _logs
                    .GetValueOrDefault(key.Name, [])
                    .Values.Where(entry => entry.Number > after)
                    .Take(LogEntry.MaxPageEntries)
                    .TakeWhile(entry => (bytes += entry.Content.Length) - entry.Content.Length < LogEntry.MaxPageBytes),
            ]);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<DueEntry>>(
                [.. _due.Where(due => due.Key.Hour == DueHour.Of(hour)).Select(due => new DueEntry(due.Key.Key, due.Value))]);
        }
    }

    /// <inheritdoc/>
    public Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var at = (DueHour.Of(hour), entry.Key);
            if (_due.TryGetValue(at, out var etag) && etag == entry.ETag)
            {
                _due.Remove(at);
            }
        }

        return Task.CompletedTask;
    }

    private async IAsyncEnumerable<DocumentKey> NamesAsync(
        IEnumerable<string> all, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] names;
        lock (_gate)
        {
            names = [.. all.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))];
        }

        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new DocumentKey(name);
        }

        await Task.CompletedTask;
    }

    private void Delete(Func<string, bool> isMeant)
    {
        foreach (var name in _documents.Keys.Where(isMeant).ToArray())
        {
            _documents.Remove(name);
            _logs.Remove(name);
            _deletedThrough.Remove(name);
            _pending.Remove(name);
            _written.Remove(name);
        }

        foreach (var due in _due.Keys.Where(due => isMeant(due.Key.Name)).ToArray())
        {
            _due.Remove(due);
        }
    }

    private void Append(DocumentKey key, IReadOnlyList<LogEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        if (!_logs.TryGetValue(key.Name, out var log))
        {
            _logs[key.Name] = log = [];
        }

        foreach (var entry in entries.Where(entry => entry.Number > _deletedThrough.GetValueOrDefault(key.Name)))
        {
            log.TryAdd(entry.Number, entry with { Content = entry.Content.ToArray() });
        }
    }

    private void DeleteLog(DocumentKey key, long through)
    {
        if (through <= _deletedThrough.GetValueOrDefault(key.Name))
        {
            return;
        }

        _deletedThrough[key.Name] = through;
        foreach (var number in _logs.GetValueOrDefault(key.Name, []).Keys.TakeWhile(number => number <= through).ToArray())
        {
            _logs[key.Name].Remove(number);
        }
    }
}
