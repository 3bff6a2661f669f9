using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>The way back to one kind of client: what the turn engine has committed goes out through it, one after the other.</summary>
public interface IReplyChannel
{
    /// <summary>
    /// True for a channel whose clients read the document's log: what stands in the log is delivered, so
    /// <see cref="DeliverAsync"/> is never called, only <see cref="Announce"/>.
    /// </summary>
    bool ReadsLog { get; }

    /// <summary>Whether this is the way back to the address that an activity named; for replies that another process left.</summary>
    bool Serves(string? serviceUrl);

    /// <summary>Whether a message of this conversation can still be changed or taken back; where not, the engine drops updates.</summary>
    bool CanUpdate(Activity activity);

    /// <summary>Last touch to an activity before it is committed under its number, for what only this channel needs.</summary>
    void Prepare(Activity activity, long number);

    /// <summary>Sends, updates or deletes once. Never throws for what the other side answers or fails to answer.</summary>
    /// <param name="delivery">What is to be done.</param>
    /// <param name="cancellationToken">Gives up while the call has not begun; one that has begun is never cut off.</param>
    /// <exception cref="OperationCanceledException">Given up; nothing was sent.</exception>
    Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Tells that the log of a document has grown. Must return at once.</summary>
    void Announce(DocumentKey key);
}

/// <summary>What is to be done to the client's transcript. Stored by number, so the order never changes.</summary>
public enum DeliveryKind
{
    /// <summary>Show a new activity.</summary>
    Send,

    /// <summary>Replace an activity shown before.</summary>
    Update,

    /// <summary>Take an activity back.</summary>
    Delete,
}

/// <summary>One owed operation, as committed.</summary>
/// <param name="Kind">Send, update or delete.</param>
/// <param name="Activity">The activity as UTF-8 JSON; for a delete, what is needed to address it.</param>
/// <param name="TargetId">The channel's id of the activity to update or delete; null for a send.</param>
public sealed record Delivery(DeliveryKind Kind, ReadOnlyMemory<byte> Activity, string? TargetId);

/// <summary>What the other side made of a delivery.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>Accepted (2xx).</summary>
    /// <param name="ActivityId">The channel's id for it, where it gave one.</param>
    public sealed record Delivered(string? ActivityId) : DeliveryResult;

    /// <summary>Not now: throttled, or the other side or the network failed. To be tried again, in order.</summary>
    /// <param name="After">The least time to wait, where the other side named one.</param>
    public sealed record RetryLater(TimeSpan? After) : DeliveryResult;

    /// <summary>Never: the other side refuses this operation for good.</summary>
    /// <param name="Status">The HTTP status, or 0 where no call was made (an address that is not trusted).</param>
    public sealed record Refused(int Status) : DeliveryResult;
}
