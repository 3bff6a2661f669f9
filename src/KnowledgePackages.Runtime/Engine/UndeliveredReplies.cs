using System.Collections.Immutable;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The undelivered replies of one conversation in the memory of this process, and the sender's progress. Thread-safe.
/// </summary>
internal sealed class UndeliveredReplies
{
    private readonly Lock _gate = new();
    private readonly List<(long Number, TaskCompletionSource Reached)> _waiting = [];
    private ImmutableArray<OutboxEntry> _undelivered = [];
    private ImmutableArray<SentActivity> _sent = [];
    private Refusal? _refusal;
    private long _through;
    private long _receipted;

    /// <summary>All undelivered replies, in order.</summary>
    public ImmutableArray<OutboxEntry> All
    {
        get
        {
            lock (_gate)
            {
                return _undelivered;
            }
        }
    }

    /// <summary>Whether there are undelivered replies, or progress that is not stored in the document yet.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate)
            {
                return !_undelivered.IsEmpty || _through > _receipted;
            }
        }
    }

    /// <summary>The sender's progress so far, to be stored in the document.</summary>
    public Receipt Receipt
    {
        get
        {
            lock (_gate)
            {
                return new Receipt(_through, _sent, _refusal);
            }
        }
    }

    /// <summary>Loads the undelivered replies and the receipt of a stored document. Any instance may have written the document.</summary>
    public void Accept(ConversationDocument document)
    {
        lock (_gate)
        {
            if (document.Number < _through)
            {
                Restart(); // the document was deleted and created again
            }

            _through = Math.Max(_through, document.Delivered);
            _receipted = document.Delivered;
            _undelivered = _through == document.Delivered ? document.Outbox : document.Outbox.RemoveAll(entry => entry.Number <= _through);
            _sent = ConversationDocument.Newest(_sent, document.Sent);
            Release();
        }
    }

    /// <summary>Forgets all replies, because the document that contained them was deleted.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            Restart();
            _undelivered = [];
            Release();
        }
    }

    /// <summary>
    /// Completes when all replies up to <paramref name="number"/> are delivered, permanently rejected or dropped, by this or another
    /// instance.
    /// </summary>
    public Task ReachedAsync(long number)
    {
        lock (_gate)
        {
            if (IsReached(number))
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((number, reached));
            return reached.Task;
        }
    }

    /// <summary>Completes the tasks of all callers that wait for a delivery, because this process sends no more replies.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _waiting.ForEach(waiting => waiting.Reached.TrySetResult());
            _waiting.Clear();
        }
    }

    /// <summary>Records that all replies up to <paramref name="entry"/> are delivered, permanently rejected or dropped.</summary>
    /// <param name="entry">The last of these replies.</param>
    /// <param name="channelId">The id that the channel assigned to the reply; null if it assigned none.</param>
    /// <param name="refusal">The HTTP status of the channel's permanent rejection; null if the channel has not rejected the reply.</param>
    public void Settle(OutboxEntry entry, string? channelId = null, int? refusal = null)
    {
        lock (_gate)
        {
            // If the document was deleted during the call, the reply's number has no meaning in the new document.
            if (entry.Number > _through && !_undelivered.Any(owed => owed.Number == entry.Number && owed.Committed == entry.Committed))
            {
                return;
            }

            _through = Math.Max(_through, entry.Number);
            _undelivered = _undelivered.RemoveAll(owed => owed.Number <= _through);
            if (channelId is not null && (entry.Kind == DeliveryKind.Send ? entry.Number : EngineId.NumberOf(entry.TargetId)) is { } number)
            {
                _sent = ConversationDocument.Newest(_sent, [new SentActivity(number, channelId)]);
            }

            if (entry.Kind == DeliveryKind.Send)
            {
                // Only a send counts, because a 404 for an update or a deletion means that the old message is gone, not the person.
                _refusal = refusal is { } status ? new Refusal(entry.Number, status) : null;
            }

            Release();
        }
    }

    /// <summary>
    /// Returns the operation for the channel. In an update or delete, the engine's id of the earlier reply is replaced by the channel's id.
    /// </summary>
    public Delivery Address(OutboxEntry entry)
    {
        if (entry.Kind == DeliveryKind.Send || EngineId.NumberOf(entry.TargetId) is not { } number)
        {
            return new Delivery(entry.Kind, entry.Activity, entry.TargetId);
        }

        lock (_gate)
        {
            var known = _sent.LastOrDefault(sent => sent.Number == number).ChannelId;
            return known is null && entry.Kind == DeliveryKind.Update
                ? new Delivery(DeliveryKind.Send, entry.Activity, TargetId: null) // the channel's id is unknown: send a new message
                : new Delivery(entry.Kind, entry.Activity, known);
        }
    }

    private void Restart() => (_through, _receipted, _sent, _refusal) = (0, 0, [], null);

    private bool IsReached(long number) => _undelivered.IsEmpty || _undelivered[0].Number > number;

    private void Release() => _waiting.RemoveAll(waiting => IsReached(waiting.Number) && waiting.Reached.TrySetResult());
}
