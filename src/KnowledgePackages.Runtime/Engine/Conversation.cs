using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// One conversation in this process: its turn queue, the last known document with its ETag, and the sender of its undelivered replies.
/// <see cref="Document"/> and <see cref="ETag"/> may be stale, because another instance may have written the document. A conditional write
/// detects a stale document.
/// </summary>
internal sealed class Conversation(DocumentKey key, IConversationStore storage, TurnSettings settings)
{
    private bool _known;

    public DocumentKey Key { get; } = key;

    public TurnQueue Queue { get; } = new();

    public ConversationDocument Document { get; private set; } = ConversationDocument.Empty;

    public ETag? ETag { get; private set; }

    public OutboxSender? Sender { get; set; }

    /// <summary>
    /// The sequence number of this conversation's last use, counted over all conversations. When <see cref="ConversationTable"/> needs
    /// room, it evicts the idle conversations with the lowest numbers.
    /// </summary>
    public long LastUsed { get; set; }

    /// <summary>When this process last began a turn of this conversation; null before the first turn.</summary>
    public DateTimeOffset? LastTurn { get; set; }

    /// <summary>When this process last sent the person a <see cref="NotSavedNotice"/>; null before the first notice.</summary>
    public DateTimeOffset? NoticedAt { get; set; }

    /// <summary>
    /// Whether another instance may be using this document. True after a write conflict. The sender then stores its receipt without delay,
    /// because the other instance may be waiting for the receipt.
    /// </summary>
    public bool IsShared { get; private set; }

    /// <summary>
    /// Whether this object can be evicted: no turn runs or waits, and the sender has no undelivered reply or unstored receipt.
    /// </summary>
    public bool IsIdle => Queue.Length == 0 && Sender is not { IsBusy: true };

    /// <summary>Makes the next <see cref="LoadAsync"/> read the document from the store.</summary>
    public void Forget() => _known = false;

    /// <summary>
    /// Reads the document from the store on the first call, and on the first call after <see cref="Forget"/> or after a write that did not
    /// succeed. Other calls do nothing. Callers must hold a place in <see cref="Queue"/>.
    /// </summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!_known)
        {
            var stored = await storage.ReadAsync(Key, cancellationToken);
            if (stored is null && ETag is not null)
            {
                Sender?.Forget(); // the document was deleted together with its undelivered replies
            }

            // Continue the numbering of a deleted document, because clients ask for entries after the last number that they have received.
            var none = ConversationDocument.Empty with { Number = Document.Number };
            Learn(stored is null ? none : ConversationDocumentJson.Read(stored.Content), stored?.ETag);
        }
    }

    /// <summary>
    /// If the document does not exist, continues the numbering after the last number in the document's log. Somebody may have deleted the
    /// document but not the log, and the log ignores entries with numbers that it already contains.
    /// </summary>
    public async Task FollowLogAsync(CancellationToken cancellationToken)
    {
        if (ETag is not null)
        {
            return;
        }

        IReadOnlyList<LogEntry> page;
        do
        {
            page = await storage.ReadLogAsync(Key, Document.Number, cancellationToken);
            Document = page is [.., var last] ? Document with { Number = last.Number } : Document;
        }
        while (LogEntry.IsFull(page));
    }

    /// <summary>
    /// Writes the document if the stored one still has <see cref="ETag"/>. After a conflict or a failure, the next <see cref="LoadAsync"/>
    /// reads the document from the store.
    /// </summary>
    public async Task<WriteResult> WriteAsync(
        ConversationDocument document,
        IReadOnlyList<LogEntry> log,
        CancellationToken cancellationToken,
        long deleteLogThrough = 0
    )
    {
        // If the write does not succeed, this process does not know which version is stored, and must read the document again.
        _known = false;
        var write = new DocumentWrite(ConversationDocumentJson.Write(document))
        {
            Log = log,
            DeleteLogThrough = deleteLogThrough,
            IsPending = document.IsPending,
            Due = DueTime.NewIn(document, Document, settings),
        };
        var result = await storage.WriteAsync(Key, write, ETag, cancellationToken);
        if (result is WriteResult.Written written)
        {
            Learn(document, written.ETag);
        }
        else
        {
            IsShared = true;
        }

        return result;
    }

    private void Learn(ConversationDocument document, ETag? etag) => (Document, ETag, _known) = (document, etag, true);
}
