using System.Collections.Immutable;
using System.Runtime.InteropServices;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// All stored data of one person in one conversation: the bot's properties, the keys of processed inputs and the outbox.
/// Immutable: a turn creates the next version, which one conditional write stores.
/// </summary>
internal sealed record ConversationDocument
{
    /// <summary>The version of the JSON layout. Documents of every released layout can always be loaded.</summary>
    public const int Schema = 1;

    /// <summary>How many inputs are remembered to detect repeats.</summary>
    public const int RememberedInputs = 64;

    /// <summary>
    /// The maximum number of remembered inputs that keep the body of their response. A few suffice, because a channel that gets no response
    /// repeats its input soon. If the document exceeds <see cref="MaxBytes"/>, fewer inputs keep a body.
    /// </summary>
    public const int RememberedBodies = 4;

    /// <summary>The size in bytes, without the outbox, above which the document drops the bodies of remembered responses.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>
    /// How many replies keep the id that the channel assigned. Updates of a reply need this id. 16 replies let a person leave a card, do
    /// something else in several steps, and return to the card.
    /// </summary>
    public const int RememberedActivities = 16;

    /// <summary>
    /// The maximum total size of the undelivered replies in bytes. Above this size, the oldest replies are dropped. A turn fails if its own
    /// replies are larger.
    /// </summary>
    public const int MaxOutboxBytes = 64 * 1024;

    /// <summary>
    /// How many completed handovers the document remembers. Each is needed until its event is sent, and events can be delayed.
    /// </summary>
    public const int RememberedHandovers = 4;

    public static ConversationDocument Empty { get; } = new();

    /// <summary>The number of the last input or reply in this conversation. The next input or reply gets the next number.</summary>
    public long Number { get; init; }

    /// <summary>The bot's properties by name, as UTF-8 JSON.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Properties { get; init; } =
        ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    /// <summary>The last <see cref="RememberedInputs"/> inputs, oldest first.</summary>
    public ImmutableArray<ProcessedInput> Processed { get; init; } = [];

    /// <summary>Committed replies without a recorded delivery, in order.</summary>
    public ImmutableArray<OutboxEntry> Outbox { get; init; } = [];

    /// <summary>The receipt: all replies up to this number are delivered, permanently rejected or dropped.</summary>
    public long Delivered { get; init; }

    /// <summary>The channel's ids of the last <see cref="RememberedActivities"/> replies, oldest first.</summary>
    public ImmutableArray<SentActivity> Sent { get; init; } = [];

    /// <summary>
    /// The conversation reference of the last input as UTF-8 JSON, for later replies and reminders; empty before the first input.
    /// </summary>
    public ReadOnlyMemory<byte> Reference { get; init; }

    /// <summary>
    /// The HTTP status of the channel's permanent rejection of this person: 403 if the person blocked the bot, 404 if the person is gone,
    /// 0 if the person can be reached. With a status other than 0 the engine runs no proactive turns. The person's next input resets the
    /// status to 0.
    /// </summary>
    public int Unreachable { get; init; }

    /// <summary>
    /// The handovers that this document has completed as the claiming document: the names of the codes' entries, oldest first. The engine
    /// sends the event of a handover only after it has found the entry's name in this list.
    /// </summary>
    public ImmutableArray<string> Handovers { get; init; } = [];

    /// <summary>Returns this document with one more completed handover, or unchanged if the handover is in the list already.</summary>
    public ConversationDocument WithHandover(DocumentKey key) => Handovers.Contains(key.Name)
        ? this
        : this with { Handovers = [.. Handovers.TakeLast(RememberedHandovers - 1), key.Name] };

    public ProcessedInput? FindProcessed(InputKey key) =>
        Processed.LastOrDefault(input => (key.ActivityId is not null && input.Key.ActivityId == key.ActivityId)
            || (key.ClientActivityId is not null && input.Key.ClientActivityId == key.ClientActivityId)
            || (key.Sent is not null && input.Key.Sent == key.Sent));

    /// <summary>Whether an instance still has work with this document: undelivered replies, or usage that is not counted yet.</summary>
    public bool IsPending => !Outbox.IsEmpty || Properties.ContainsKey(UncountedUsage.PropertyName);

    /// <summary>Returns this document with one more remembered input, and without the oldest one if there are too many.</summary>
    public ConversationDocument WithProcessed(ProcessedInput input)
    {
        var kept = Processed.AsSpan()[Math.Max(0, Processed.Length - RememberedInputs + 1)..];
        var processed = new ProcessedInput[kept.Length + 1];
        kept.CopyTo(processed);
        processed[^1] = input;
        if (processed.Length > RememberedBodies)
        {
            processed[^(RememberedBodies + 1)] = processed[^(RememberedBodies + 1)].WithoutBody();
        }

        return this with { Processed = ImmutableCollectionsMarshal.AsImmutableArray(processed) };
    }

    /// <summary>
    /// Returns this document with a size of at most <see cref="MaxBytes"/>, if dropping response bodies achieves that. The oldest bodies
    /// are dropped first.
    /// </summary>
    public ConversationDocument WithinBounds()
    {
        var bodies = Processed.Sum(input => input.Body.Length);
        var size = bodies == 0 ? 0 : ConversationDocumentJson.SizeOf(this with { Outbox = [] });
        var next = this;
        for (var i = 0; size > MaxBytes && i < Processed.Length; i++)
        {
            size -= Processed[i].Body.Length;
            next = next with { Processed = next.Processed.SetItem(i, Processed[i].WithoutBody()) };
        }

        return next;
    }

    /// <summary>Returns this document with a sender's receipt: the last delivered number and the channel's ids.</summary>
    public ConversationDocument WithReceipt(Receipt receipt)
    {
        if (receipt.Through <= Delivered || receipt.Through > Number)
        {
            return this; // the receipt has nothing new, or belongs to a document that was deleted since
        }

        var isUnheardSince = receipt.Refusal is { } refusal && !(Processed is [.., var last] && last.Number > refusal.Number);
        return this with
        {
            Delivered = receipt.Through,
            Outbox = Outbox.RemoveAll(entry => entry.Number <= receipt.Through),
            Sent = Newest(Sent, receipt.Sent),
            Unreachable = isUnheardSince && receipt.Refusal!.Value.IsOfPerson ? receipt.Refusal.Value.Status : Unreachable,
        };
    }

    /// <summary>
    /// Returns whether an instance may acquire the lease on the undelivered replies. Only the lease of the first reply is checked, because
    /// replies are sent in order and the later ones wait.
    /// </summary>
    public bool CanLease(string instance, DateTimeOffset now) => Outbox is [var first, ..] && IsLeasable(first, instance, now);

    /// <summary>
    /// Returns this document with a lease of <paramref name="instance"/> until <paramref name="until"/> on each reply that the instance may
    /// lease (see <see cref="IsLeasable"/>). A longer lease of the instance stays.
    /// </summary>
    public ConversationDocument WithLease(string instance, DateTimeOffset now, DateTimeOffset until) => Outbox.IsEmpty ? this : this with
    {
        Outbox = [.. Outbox.Select(entry => !IsLeasable(entry, instance, now) ? entry : entry with
        {
            LeaseHolder = instance,
            LeaseExpires = entry.LeaseHolder == instance && entry.LeaseExpires > until ? entry.LeaseExpires : until,
        })],
    };

    /// <summary>
    /// Returns this document with the leases of <paramref name="instance"/> released. A lease that ends after <paramref name="usual"/>
    /// stays, because the channel requested a wait.
    /// </summary>
    /// <param name="instance">The process that holds the leases.</param>
    /// <param name="now">The current time.</param>
    /// <param name="usual">The latest time at which a lease can end if the channel requested no wait.</param>
    public ConversationDocument WithoutLease(string instance, DateTimeOffset now, DateTimeOffset usual) =>
        Outbox.IsEmpty
            ? this
            : this with
            {
                Outbox =
                [
                    .. Outbox.Select(entry =>
                        entry.LeaseHolder == instance && entry.LeaseExpires <= usual ? entry with { LeaseExpires = now } : entry
                    ),
                ],
            };

    /// <summary>
    /// Returns whether an instance may acquire the lease on a reply: the instance holds the lease already, or the lease has expired. A
    /// lease longer than <see cref="TurnSettings.MaxLease"/> comes from a clock that was ahead, and is ignored.
    /// </summary>
    public static bool IsLeasable(OutboxEntry entry, string instance, DateTimeOffset now) =>
        entry.LeaseHolder == instance || entry.LeaseExpires <= now || entry.LeaseExpires > now + TurnSettings.MaxLease;

    /// <summary>
    /// Merges two lists and returns the <see cref="RememberedActivities"/> entries with the highest numbers. If both lists have an entry
    /// with the same number, the entry of the first list is kept.
    /// </summary>
    public static ImmutableArray<SentActivity> Newest(ImmutableArray<SentActivity> known, ImmutableArray<SentActivity> reported)
    {
        var all = known;
        foreach (var sent in reported)
        {
            var at = all.Length;
            while (at > 0 && all[at - 1].Number > sent.Number)
            {
                at--;
            }

            if (all.Length < RememberedActivities)
            {
                all = at > 0 && all[at - 1].Number == sent.Number ? all : all.Insert(at, sent);
            }
            else if (at > 0 && all[at - 1].Number != sent.Number)
            {
                all = [.. all.AsSpan()[1..at], sent, .. all.AsSpan()[at..]]; // drop the oldest entry
            }
        }

        return all;
    }
}

/// <summary>
/// Identifies an input: the channel's id, the client's id, and a hash of the content and the sender's time. An input is a repeat if one of
/// these values equals that of an earlier input. Long ids are replaced by their hash.
/// </summary>
internal readonly record struct InputKey(string? ActivityId, string? ClientActivityId, string? Sent = null);

/// <summary>An input that was processed, with the HTTP response to the input and to its repeats.</summary>
internal sealed record ProcessedInput(InputKey Key, long Number, int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// Whether the body of the response was dropped. A repeat of the input then gets 409, because a response without its body would be
    /// wrong.
    /// </summary>
    public bool IsBodyGone { get; init; }

    /// <summary>Returns this input without the body of its response.</summary>
    public ProcessedInput WithoutBody() => Body.IsEmpty ? this : this with { Body = default, IsBodyGone = true };
}

/// <summary>A committed reply that is not yet delivered to the channel.</summary>
/// <param name="Number">The reply's number in this conversation.</param>
/// <param name="Kind">Send, update or delete.</param>
/// <param name="Activity">The activity as UTF-8 JSON.</param>
/// <param name="TargetId">
/// For update and delete: the engine's own id of the earlier reply, or the channel's id of an activity. Null for a send.
/// </param>
/// <param name="LeaseHolder">
/// The instance that may send the reply: first the instance that committed the reply, later an instance that took over.
/// </param>
/// <param name="LeaseExpires">Until this time only the lease holder may send the reply. Afterwards any instance may take over.</param>
/// <param name="Committed">When the reply was committed.</param>
internal sealed record OutboxEntry(
    long Number,
    DeliveryKind Kind,
    ReadOnlyMemory<byte> Activity,
    string? TargetId,
    string LeaseHolder,
    DateTimeOffset LeaseExpires,
    DateTimeOffset Committed
);

/// <summary>The id that the channel assigned to a reply, and the reply's number in this conversation.</summary>
internal readonly record struct SentActivity(long Number, string ChannelId);

/// <summary>The progress of an <see cref="OutboxSender"/>.</summary>
/// <param name="Through">All replies up to this number are delivered, permanently rejected or dropped.</param>
/// <param name="Sent">The ids that the channel assigned to the newest replies.</param>
/// <param name="Refusal">The channel's permanent rejection of the last sent reply; null if the channel has not rejected that reply.</param>
internal readonly record struct Receipt(long Through, ImmutableArray<SentActivity> Sent, Refusal? Refusal);

/// <summary>A channel's permanent rejection of a reply.</summary>
internal readonly record struct Refusal(long Number, int Status)
{
    /// <summary>
    /// Whether the channel rejects this person (403: blocked the bot, 404: is gone) and not only this reply.
    /// </summary>
    public bool IsOfPerson => Status is 403 or 404;
}
