using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Delivers replies to one kind of client. The turn engine passes the committed replies of a conversation to it, one after the other.
/// </summary>
public interface IReplyChannel
{
    /// <summary>
    /// True for a channel whose clients read the document's log: entries in the log count as delivered, so <see cref="DeliverAsync"/> is
    /// never called, only <see cref="Announce"/>.
    /// </summary>
    bool ReadsLog { get; }

    /// <summary>
    /// Returns whether this channel delivers to this serviceUrl. The engine uses it to find the channel for replies that another process
    /// has committed but not delivered.
    /// </summary>
    bool Serves(string? serviceUrl);

    /// <summary>
    /// Returns whether the channel can update and delete messages in this activity's conversation. If not, the engine drops updates and
    /// deletes.
    /// </summary>
    bool CanUpdate(Activity activity);

    /// <summary>Sets the members of an activity that only this channel needs, before the engine commits it with this number.</summary>
    void Prepare(Activity activity, long number);

    /// <summary>Sends, updates or deletes an activity once. Does not throw if the channel returns an error or no response.</summary>
    /// <param name="delivery">The operation.</param>
    /// <param name="cancellationToken">Cancels a call that has not begun. A call that has begun is never interrupted.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled before it began; nothing was sent.</exception>
    Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Tells the clients that read this document's log that it has new entries. Must return without waiting.</summary>
    void Announce(DocumentKey key);
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

    /// <summary>Delete the document's log up to this number. The engine does this itself; a channel never gets it.</summary>
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
    /// <param name="After">The minimum time to wait that the channel requested; null if it requested none.</param>
    public sealed record RetryLater(TimeSpan? After) : DeliveryResult;

    /// <summary>Permanent failure: the channel will never accept this operation.</summary>
    /// <param name="Status">The HTTP status, or 0 if no call was made (an untrusted address).</param>
    public sealed record Refused(int Status) : DeliveryResult;
}
