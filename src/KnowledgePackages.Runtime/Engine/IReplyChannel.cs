using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Delivers replies to one kind of client: the turn engine sends what it has committed through it, one after the other.</summary>
public interface IReplyChannel
{
    /// <summary>
    /// True for a channel whose clients read the document's log: entries in the log count as delivered, so <see cref="DeliverAsync"/> is
    /// never called, only <see cref="Announce"/>.
    /// </summary>
    bool ReadsLog { get; }

    /// <summary>
    /// Returns whether this channel delivers to this serviceUrl; used to find the channel for replies that another process left.
    /// </summary>
    bool Serves(string? serviceUrl);

    /// <summary>
    /// Returns whether the channel can update and delete messages in this activity's conversation; if not, the engine drops updates.
    /// </summary>
    bool CanUpdate(Activity activity);

    /// <summary>Adds what only this channel needs to an activity, before it is committed under its number.</summary>
    void Prepare(Activity activity, long number);

    /// <summary>Sends, updates or deletes an activity once. Does not throw if the channel returns an error or no response.</summary>
    /// <param name="delivery">The operation.</param>
    /// <param name="cancellationToken">Cancels a call that has not begun; one that has begun is never interrupted.</param>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was sent.</exception>
    Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Announces new entries in the log of a document. Must return at once.</summary>
    void Announce(DocumentKey key);
}

/// <summary>The kind of change to the client's transcript. Stored by number, so the order never changes.</summary>
public enum DeliveryKind
{
    /// <summary>Show a new activity.</summary>
    Send,

    /// <summary>Replace an activity shown before.</summary>
    Update,

    /// <summary>Delete an activity.</summary>
    Delete,

    /// <summary>Delete the document's log up to this number. The engine does this itself; a channel never gets it.</summary>
    DeleteLog,
}

/// <summary>One undelivered operation, as committed.</summary>
/// <param name="Kind">Send, update or delete.</param>
/// <param name="Activity">The activity as UTF-8 JSON; for a delete, only its address.</param>
/// <param name="TargetId">The channel's id of the activity to update or delete; null for a send.</param>
public sealed record Delivery(DeliveryKind Kind, ReadOnlyMemory<byte> Activity, string? TargetId);

/// <summary>The outcome of a delivery.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>Accepted (2xx).</summary>
    /// <param name="ActivityId">The id that the channel assigned, if any.</param>
    public sealed record Delivered(string? ActivityId) : DeliveryResult;

    /// <summary>Temporary failure: the channel throttles, or the channel or the network failed. The engine retries, in order.</summary>
    /// <param name="After">The minimum time to wait, if the channel gave one.</param>
    public sealed record RetryLater(TimeSpan? After) : DeliveryResult;

    /// <summary>Permanent failure: the channel will never accept this operation.</summary>
    /// <param name="Status">The HTTP status, or 0 if no call was made (an untrusted address).</param>
    public sealed record Refused(int Status) : DeliveryResult;
}
