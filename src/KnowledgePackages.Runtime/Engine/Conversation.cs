using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// One conversation in this process: its turn queue, the last known document with its ETag, and the sender of its undelivered replies.
/// <see cref="Document"/> and <see cref="ETag"/> may be stale (another instance may have written); a conditional write detects that.
/// </summary>
internal sealed class Conversation(DocumentKey key, IConversationStore storage, TurnSettings settings)
{
    private bool _known;

    public DocumentKey Key { get; } = key;

    public TurnQueue Queue { get; } = new();

    public ConversationDocument Document { get; private set; } = ConversationDocument.Empty;

    public ETag? ETag { get; private set; }

    public OutboxSender? Sender { get; set; }

    /// <summary>Timestamp of the last use, for evicting idle conversations.</summary>
    public long LastUsed { get; set; }

    /// <summary>When the last turn began here.</summary>
    public DateTimeOffset? LastTurn { get; set; }

    /// <summary>When this person was last told that nothing can be saved.</summary>
    public DateTimeOffset? NoticedAt { get; set; }

    /// <summary>
    /// Whether another instance has written this document (or the response to a write was lost) and may wait for this instance's receipt.
    /// </summary>
    public bool IsShared { get; private set; }

    /// <summary>Whether this object can be evicted without losing anything.</summary>
    public bool IsIdle => Queue.Length == 0 && Sender is not { IsBusy: true };

    /// <summary>Discards the known document, so that the next load reads the store.</summary>
    public void Forget() => _known = false;

    /// <summary>Reads the document unless it is known. Callers must be inside <see cref="Queue"/>.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!_known)
        {
            var stored = await storage.ReadAsync(Key, cancellationToken);
            if (stored is null && ETag is not null)
            {
                Sender?.Forget(); // deleted, and with it what was to be sent
            }

            // Keep the number of a deleted document: clients of its log ask for entries above the last number that they know.
            var none = ConversationDocument.Empty with { Number = Document.Number };
            Learn(stored is null ? none : ConversationDocumentJson.Read(stored.Content), stored?.ETag);
        }
    }

    /// <summary>
    /// If there is no document, continues the numbering of its log: somebody may have deleted only the document, and a log stores each
    /// number once.
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

    /// <summary>Writes the document conditionally. After a conflict the known document is discarded and must be loaded again.</summary>
    public async Task<WriteResult> WriteAsync(
        ConversationDocument document,
        IReadOnlyList<LogEntry> log,
        CancellationToken cancellationToken,
        long deleteLogThrough = 0
    )
    {
        // If the write does not succeed, nobody knows what is stored, and the next turn must read it again.
        _known = false;
        var write = new DocumentWrite(ConversationDocumentJson.Write(document))
        {
            Log = log,
            DeleteLogThrough = deleteLogThrough,
            IsPending = !document.Outbox.IsEmpty,
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
