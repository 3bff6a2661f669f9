using System.Collections.Immutable;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// What one conversation owes, as this process knows it, and what has been achieved since the last commit. Safe for many threads.
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

    /// <summary>Everything that is owed, in order.</summary>
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

    /// <summary>Something is owed, or was achieved and is not stored yet.</summary>
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

    /// <summary>What was achieved so far.</summary>
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

    /// <summary>Takes over what a stored document says: what it owes, and what is receipted in it, by whomever.</summary>
    public void Accept(ConversationDocument document)
    {
        lock (_gate)
        {
            if (document.Number < _through)
            {
                (_through, _sent, _refusal) = (0, [], null); // deleted, and begun anew
            }

            _through = Math.Max(_through, document.Delivered);
            _receipted = document.Delivered;
            _undelivered = _through == document.Delivered ? document.Outbox : document.Outbox.RemoveAll(entry => entry.Number <= _through);
            _sent = ConversationDocument.Newest(_sent, document.Sent);
            Release();
        }
    }

    /// <summary>Completes when everything up to <paramref name="number"/> is delivered or refused for good, here or elsewhere.</summary>
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

    /// <summary>Lets everybody go who waits for a delivery: this process sends no more.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _waiting.ForEach(waiting => waiting.Reached.TrySetResult());
            _waiting.Clear();
        }
    }

    /// <summary>Notes that everything up to <paramref name="entry"/> is settled.</summary>
    /// <param name="entry">The last settled entry.</param>
    /// <param name="channelId">The channel's id of what it showed, where it gave one.</param>
    /// <param name="refusal">The status of a refusal for good, where it was one.</param>
    public void Settle(OutboxEntry entry, string? channelId = null, int? refusal = null)
    {
        lock (_gate)
        {
            _through = Math.Max(_through, entry.Number);
            _undelivered = _undelivered.RemoveAll(owed => owed.Number <= _through);
            if (channelId is not null && (entry.Kind == DeliveryKind.Send ? entry.Number : EngineId.NumberOf(entry.TargetId)) is { } number)
            {
                _sent = ConversationDocument.Newest(_sent, [new SentActivity(number, channelId)]);
            }

            if (entry.Kind == DeliveryKind.Send)
            {
                _refusal = refusal is { } status ? new Refusal(entry.Number, status) : null; // an update's 404 is the old message's
            }

            Release();
        }
    }

    /// <summary>The operation as the channel understands it: with the channel's id of what is to be updated or deleted.</summary>
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
                ? new Delivery(DeliveryKind.Send, entry.Activity, TargetId: null) // never shown, or too long ago: show it anew
                : new Delivery(entry.Kind, entry.Activity, known);
        }
    }

    private bool IsReached(long number) => _undelivered.IsEmpty || _undelivered[0].Number > number;

    private void Release() => _waiting.RemoveAll(waiting => IsReached(waiting.Number) && waiting.Reached.TrySetResult());
}
