namespace KnowledgePackages.Runtime.Storage;

/// <summary>A store's opaque mark of one version of a document.</summary>
public readonly record struct ETag(string Value);

/// <summary>A document as read: its bytes and the ETag of exactly these bytes.</summary>
public sealed record StoredDocument(ReadOnlyMemory<byte> Content, ETag ETag);

/// <summary>One entry of a document's log.</summary>
/// <param name="Number">Place in the document's count, unique and growing, not without gaps.</param>
/// <param name="Content">What the reader gets, as UTF-8 JSON.</param>
public sealed record LogEntry(long Number, ReadOnlyMemory<byte> Content)
{
    /// <summary>A log is read in pages of so many entries, so that a long one does not fill the memory.</summary>
    public const int LargestPage = 200;
}

/// <summary>What one write stores: the document, and what goes with it or not at all.</summary>
/// <param name="Content">The whole document.</param>
public sealed record DocumentWrite(ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// Entries for the log, in order of their numbers; only where <see cref="IConversationStore.LogIsAtomic"/>. An entry whose number the
    /// log
    /// already has changes nothing.
    /// </summary>
    public IReadOnlyList<LogEntry> Log { get; init; } = [];

    /// <summary>
    /// Whether something in the document waits to be done, so that <see cref="IConversationStore.ListPendingAsync"/> finds it.
    /// </summary>
    public bool IsPending { get; init; }

    /// <summary>Times at which somebody should look at this document again; kept by UTC hour.</summary>
    public IReadOnlyList<DateTimeOffset> Due { get; init; } = [];
}

/// <summary>What became of a conditional write.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>It is durable.</summary>
    /// <param name="ETag">The document's new mark.</param>
    public sealed record Written(ETag ETag) : WriteResult;

    /// <summary>Somebody else wrote first (or the document exists already, where none was expected); nothing was changed.</summary>
    public sealed record Conflict : WriteResult
    {
        /// <summary>The only one.</summary>
        public static Conflict Instance { get; } = new();
    }
}

/// <summary>The store cannot be reached, refuses, or is full. Nothing is known to be stored.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Creates it with a message for operators: what is wrong and how to mend it, without content of documents.</summary>
    public StorageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
