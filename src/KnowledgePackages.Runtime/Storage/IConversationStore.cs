namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Stores conversations: one document per person and conversation, the log that a web channel reads, and due entries. A due entry names a
/// document and the hour at which this document must be checked.
/// </summary>
/// <remarks>
/// A document is stored as bytes, without the names of .NET types. Every write is conditional. If the store cannot be reached or rejects a
/// call, the call throws a <see cref="StorageException"/>. After a conflict, the call returns <see cref="WriteResult.Conflict"/>.
/// </remarks>
public interface IConversationStore
{
    /// <summary>
    /// Whether the store writes a document and its log entries atomically. If not, <see cref="WriteAsync"/> accepts no log entries, and the
    /// caller keeps them in the document until <see cref="AppendLogAsync"/> has stored them.
    /// </summary>
    bool LogIsAtomic { get; }

    /// <summary>
    /// The time of the store's own clock, which is the same for all instances. This property makes no call. Null if the store has no clock
    /// of its own (a store for one machine needs none), or if it has not responded to any call yet.
    /// </summary>
    DateTimeOffset? Now => null;

    /// <summary>
    /// Announcements between the instances that share the store; null if no instances share it, or if connections must read the logs
    /// instead.
    /// </summary>
    ILogAnnouncements? Announcements => null;

    /// <summary>
    /// Prepares the store: creates the file, the tables or the container if permitted, and checks that the program can read and write
    /// there.
    /// </summary>
    /// <exception cref="StorageException">The store cannot be used; the message explains what is missing and how to fix it.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Reads a document and the ETag of exactly the bytes that were read. Returns null if the document does not exist.</summary>
    Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the document if the stored one still has <paramref name="etag"/>. If <paramref name="etag"/> is null, writes the document
    /// only if none is stored.
    /// </summary>
    /// <returns>The outcome: written with a new ETag, or a conflict that changed nothing.</returns>
    Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken);

    /// <summary>
    /// Appends entries to a document's log without writing the document. Each number is stored once: entries whose numbers are not above
    /// the last number in the log are ignored.
    /// </summary>
    /// <param name="key">The document, which may be missing.</param>
    /// <param name="entries">The entries, in order of their numbers.</param>
    /// <param name="cancellationToken">Stops waiting; the entries may have been appended nevertheless.</param>
    Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the entries of a document's log with numbers up to <paramref name="through"/>; later entries stay. A second call changes
    /// nothing. If <see cref="LogIsAtomic"/> is false, later appends ignore entries with these numbers. So an append that another instance
    /// began earlier does not bring the entries back.
    /// </summary>
    /// <param name="key">The document. The document and its log may be missing.</param>
    /// <param name="through">The last number to delete.</param>
    /// <param name="cancellationToken">Stops waiting; the entries may have been deleted nevertheless.</param>
    Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken);

    /// <summary>
    /// Lists the documents whose names begin with <paramref name="prefix"/> and that were last written with
    /// <see cref="DocumentWrite.IsPending"/>, in any order. For about a minute after a write that failed or had a conflict, the list may
    /// also include the document of that write.
    /// </summary>
    IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Lists all documents whose names begin with <paramref name="prefix"/>, in any order.</summary>
    IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes every document whose name begins with <paramref name="prefix"/>, with its log and its due entries.</summary>
    Task DeleteAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>
    /// Returns one page of a document's log: the entries with numbers greater than <paramref name="after"/>, in order, each number once.
    /// The page ends at <see cref="LogEntry.MaxPageEntries"/> entries or at <see cref="LogEntry.MaxPageBytes"/> bytes, whichever comes
    /// first.
    /// </summary>
    Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the due entries of the UTC hour that contains <paramref name="hour"/>. An entry may be stale, so the caller must check in
    /// the document whether anything is due.
    /// </summary>
    Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a document's due entry in the UTC hour that contains <paramref name="hour"/>, unless the entry was written again since it
    /// was read. The document's due entries in other hours stay.
    /// </summary>
    Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken);
}
