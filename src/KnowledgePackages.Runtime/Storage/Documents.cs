namespace KnowledgePackages.Runtime.Storage;

/// <summary>The version of a document or of a due entry, as an opaque value that the store assigns.</summary>
public readonly record struct ETag(string Value);

/// <summary>A document that was read from the store: its bytes, and the ETag of exactly these bytes.</summary>
public sealed record StoredDocument(ReadOnlyMemory<byte> Content, ETag ETag);

/// <summary>One entry of a document's log.</summary>
/// <param name="Number">
/// The number of the input or reply that the entry contains. The numbers in a log increase, but not every number has an entry.
/// </param>
/// <param name="Content">The content that readers of the log get, as UTF-8 JSON.</param>
public sealed record LogEntry(long Number, ReadOnlyMemory<byte> Content)
{
    /// <summary>The maximum number of entries that one read of a log returns, so that a long log does not exhaust the memory.</summary>
    public const int MaxPageEntries = 200;

    /// <summary>
    /// The size in bytes at which a page of a log ends, so that large entries do not exhaust the memory. The entry that reaches this size
    /// is the last one of the page.
    /// </summary>
    public const int MaxPageBytes = 256 * 1024;

    /// <summary>Returns whether a page ended because it was full. The log may then have more entries after the page.</summary>
    public static bool IsFull(IReadOnlyList<LogEntry> page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Count >= MaxPageEntries || page.Sum(entry => entry.Content.Length) >= MaxPageBytes;
    }
}

/// <summary>A due entry: the key of a document that must be checked at a certain hour, and the ETag of the entry itself.</summary>
public sealed record DueEntry(DocumentKey Key, ETag ETag);

/// <summary>The contents of one atomic write: a document with its log entries and due entries.</summary>
/// <param name="Content">The whole document. The caller never changes these bytes later.</param>
public sealed record DocumentWrite(ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// Entries for the document's log, in order of their numbers; must be empty unless <see cref="IConversationStore.LogIsAtomic"/>.
    /// Entries whose numbers are in the log already are ignored.
    /// </summary>
    public IReadOnlyList<LogEntry> Log { get; init; } = [];

    /// <summary>
    /// The number up to which the log's entries are deleted; 0 deletes none. Must be 0 unless
    /// <see cref="IConversationStore.LogIsAtomic"/>. All numbers in <see cref="Log"/> are higher.
    /// </summary>
    public long DeleteLogThrough { get; init; }

    /// <summary>
    /// Whether the document has pending work (undelivered replies, uncounted usage), so that
    /// <see cref="IConversationStore.ListPendingAsync"/> lists it.
    /// </summary>
    public bool IsPending { get; init; }

    /// <summary>Times at which this document must be checked again. The store keeps only their UTC hours.</summary>
    public IReadOnlyList<DateTimeOffset> Due { get; init; } = [];
}

/// <summary>The outcome of a conditional write.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>The document is stored durably.</summary>
    /// <param name="ETag">The document's new ETag.</param>
    public sealed record Written(ETag ETag) : WriteResult;

    /// <summary>
    /// The stored document does not have the expected ETag, because another writer has changed, created or deleted it. Nothing was written.
    /// </summary>
    public sealed record Conflict : WriteResult
    {
        /// <summary>The only instance of this class.</summary>
        public static Conflict Instance { get; } = new();
    }
}

/// <summary>The store cannot be reached, rejects the call, or is full. Whether anything was stored is unknown.</summary>
public sealed class StorageException : Exception
{
    /// <summary>
    /// Creates the exception with a message for operators. The message names the problem and its fix, and contains no contents of
    /// documents.
    /// </summary>
    public StorageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Whether the store rejects the call because a permission is missing. Azure takes up to ten minutes to apply a new role, so this
    /// failure can end by itself.
    /// </summary>
    public bool IsMissingPermission { get; init; }
}
