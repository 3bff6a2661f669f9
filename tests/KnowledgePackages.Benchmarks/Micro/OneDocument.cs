using System.Globalization;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Benchmarks.Micro;

/// <summary>A store that holds one document in a variable, so that a benchmark measures only the engine.</summary>
internal sealed class OneDocument : IConversationStore
{
    private StoredDocument? _document;
    private long _etag;

    /// <summary>The last written document; empty before the first write.</summary>
    public ReadOnlyMemory<byte> Content => _document?.Content ?? default;

    public bool LogIsAtomic => true;

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) => Task.FromResult(_document);

    public Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken)
    {
        _document = new StoredDocument(write.Content, new ETag((++_etag).ToString(CultureInfo.InvariantCulture)));
        return Task.FromResult<WriteResult>(new WriteResult.Written(_document.ETag));
    }

    public Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken) => Task.CompletedTask;

    public IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<DocumentKey>();

    public IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<DocumentKey>();

    public Task DeleteAsync(string prefix, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LogEntry>>([]);

    public Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DueEntry>>([]);

    public Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken) => Task.CompletedTask;
}
