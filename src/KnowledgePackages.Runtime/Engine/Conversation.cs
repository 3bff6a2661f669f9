using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// One conversation as this process holds it: whose turn it is, the last document known with its ETag, and the sender of owed replies.
/// <see cref="Document"/> and <see cref="ETag"/> may be stale (another instance may have written); a conditional write finds that out.
/// </summary>
internal sealed class Conversation(DocumentKey key, IConversationStore storage, TurnSettings settings)
{
    private bool _known;

    public DocumentKey Key { get; } = key;

    public TurnQueue Queue { get; } = new();

    public ConversationDocument Document { get; private set; } = ConversationDocument.Empty;

    public ETag? ETag { get; private set; }

    public OutboxSender? Sender { get; set; }

    /// <summary>Ticks of the last use, for telling idle ones.</summary>
    public long LastUsed { get; set; }

    /// <summary>When the last turn began here.</summary>
    public DateTimeOffset? LastTurn { get; set; }

    /// <summary>When this person was last told that nothing can be saved.</summary>
    public DateTimeOffset? NoticedAt { get; set; }

    /// <summary>
    /// Somebody else was seen to write this document (or a write's own answer was lost): they may wait for what this one sends.
    /// </summary>
    public bool IsShared { get; private set; }

    /// <summary>Nothing would be lost if this object were forgotten.</summary>
    public bool IsIdle => Queue.Length == 0 && Sender is not { IsBusy: true };

    /// <summary>Lets the next load ask the store.</summary>
    public void Forget() => _known = false;

    /// <summary>Reads the document where none is known. Only inside the queue.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!_known)
        {
            var stored = await storage.ReadAsync(Key, cancellationToken);
            Learn(stored is null ? ConversationDocument.Empty : ConversationDocumentJson.Read(stored.Content), stored?.ETag);
        }
    }

    /// <summary>One conditional write. Written: the document is known. Conflict: it is forgotten and must be loaded anew.</summary>
    public async Task<WriteResult> WriteAsync(
        ConversationDocument document,
        IReadOnlyList<LogEntry> log,
        CancellationToken cancellationToken
    )
    {
        // Whatever goes wrong below, what is stored is uncertain until it has been read again.
        _known = false;
        var write = new DocumentWrite(ConversationDocumentJson.Write(document))
        {
            Log = log,
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
