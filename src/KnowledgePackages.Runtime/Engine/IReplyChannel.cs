using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Delivers replies to one kind of client. The turn engine passes a conversation's committed replies to the channel one after the other.
/// </summary>
public interface IReplyChannel
{
    /// <summary>
    /// Whether the channel's clients read the document's log. If true, entries in the log count as delivered, and the engine calls
    /// <see cref="NotifyLogChanged"/> but never <see cref="DeliverAsync"/>.
    /// </summary>
    bool ReadsLog { get; }

    /// <summary>
    /// Returns whether this channel delivers to this serviceUrl. The engine calls this method to find the channel for undelivered replies
    /// of another process.
    /// </summary>
    bool Serves(string? serviceUrl);

    /// <summary>
    /// Returns whether the channel can update and delete messages in this activity's conversation. If not, the engine drops updates and
    /// deletions.
    /// </summary>
    bool CanUpdate(Activity activity);

    /// <summary>Sets the members that only this channel needs, before the engine commits the activity with this number.</summary>
    void Prepare(Activity activity, long number);

    /// <summary>Sends, updates or deletes an activity once. Does not throw if the channel returns an error or no response.</summary>
    /// <param name="delivery">The operation.</param>
    /// <param name="cancellationToken">Cancels a call that has not begun. A call that has begun is never interrupted.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled before it began; nothing was sent.</exception>
    Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Notifies the clients of this document's log of new entries. Must return without waiting.</summary>
    void NotifyLogChanged(DocumentKey key);
}

/// <summary>The kind of change to the client's transcript. Documents store the value as a number, so the order must never change.</summary>
public enum DeliveryKind
{
    /// <summary>Show a new activity.</summary>
    Send,

    /// <summary>Replace an activity that was shown before.</summary>
    Update,

    /// <summary>Delete an activity.</summary>
    Delete,

    /// <summary>Delete the document's log up to the entry's number. The engine does this itself; channels never get this kind.</summary>
    DeleteLog,
}

/// <summary>One committed operation that the channel must carry out.</summary>
/// <param name="Kind">Send, update or delete.</param>
/// <param name="Activity">The activity as UTF-8 JSON; for a delete, an activity with only the ids and the address.</param>
/// <param name="TargetId">The channel's id of the activity to update or delete; null for a send.</param>
public sealed record Delivery(DeliveryKind Kind, ReadOnlyMemory<byte> Activity, string? TargetId);

/// <summary>The outcome of a delivery.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>The channel has accepted the operation (2xx).</summary>
    /// <param name="ActivityId">The id that the channel assigned to the activity; null if it assigned none.</param>
    public sealed record Delivered(string? ActivityId) : DeliveryResult;

    /// <summary>
    /// Temporary failure: the channel throttles, or the channel or the network failed. The engine retries before it sends later replies.
    /// </summary>
    /// <param name="After">The minimum wait that the channel requested; null if it requested none.</param>
    public sealed record RetryLater(TimeSpan? After) : DeliveryResult;

    /// <summary>Permanent failure: the channel will never accept this operation.</summary>
    /// <param name="Status">The HTTP status, or 0 if no call was made (an untrusted address).</param>
    public sealed record Refused(int Status) : DeliveryResult;
}
