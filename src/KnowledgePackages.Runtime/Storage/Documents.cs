namespace KnowledgePackages.Runtime.Storage;

/// <summary>A store's opaque version of a document.</summary>
public readonly record struct ETag(string Value);

/// <summary>A document as read: its bytes and the ETag of exactly these bytes.</summary>
public sealed record StoredDocument(ReadOnlyMemory<byte> Content, ETag ETag);

/// <summary>One entry of a document's log.</summary>
/// <param name="Number">Position in the document's count: unique and increasing, with gaps.</param>
/// <param name="Content">The content for the reader, as UTF-8 JSON.</param>
public sealed record LogEntry(long Number, ReadOnlyMemory<byte> Content)
{
    /// <summary>The largest number of entries that one read of a log returns, so that a long log does not exhaust the memory.</summary>
    public const int LargestPage = 200;

    /// <summary>
    /// The size in bytes at which a page of a log ends: the entry that reaches it is the last, so that large entries do not exhaust the
    /// memory.
    /// </summary>
    public const int LargestPageBytes = 256 * 1024;

    /// <summary>Returns whether a page ended because it was full, so that the log may continue after it.</summary>
    public static bool IsFull(IReadOnlyList<LogEntry> page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Count >= LargestPage || page.Sum(entry => entry.Content.Length) >= LargestPageBytes;
    }
}

/// <summary>A document to check when its due time has come, and the ETag of this due entry.</summary>
public sealed record DueEntry(DocumentKey Key, ETag ETag);

/// <summary>The contents of one atomic write: the document and the entries that belong to it.</summary>
/// <param name="Content">The whole document.</param>
public sealed record DocumentWrite(ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// Entries for the log, in order of their numbers; only if <see cref="IConversationStore.LogIsAtomic"/>. Entries whose number the log
    /// already has are ignored.
    /// </summary>
    public IReadOnlyList<LogEntry> Log { get; init; } = [];

    /// <summary>
    /// The last number of the log's entries to delete; 0 deletes none. Only if <see cref="IConversationStore.LogIsAtomic"/>. Numbers in
    /// <see cref="Log"/> are greater.
    /// </summary>
    public long DeleteLogThrough { get; init; }

    /// <summary>Whether the document has pending work, so that <see cref="IConversationStore.ListPendingAsync"/> finds it.</summary>
    public bool IsPending { get; init; }

    /// <summary>Times at which this document should be checked again; stored by UTC hour.</summary>
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

    /// <summary>Another writer came first (or the document exists already, although none was expected); nothing was changed.</summary>
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
    /// Creates the exception with a message for operators: what is wrong and how to fix it, without contents of documents.
    /// </summary>
    public StorageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
