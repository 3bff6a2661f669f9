using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Everything that is stored about one person in one conversation: the bot's properties, the keys of processed input and the outbox.
/// Immutable: a turn creates the next version, which one conditional write stores.
/// </summary>
internal sealed record ConversationDocument
{
    /// <summary>Version of the JSON layout; stored documents of every released version can always be loaded.</summary>
    public const int Schema = 1;

    /// <summary>How many inputs are remembered to detect repeats.</summary>
    public const int RememberedInputs = 64;

    /// <summary>
    /// How many remembered inputs keep the body of their response, if there is room. Few suffice: channels repeat an input at once.
    /// </summary>
    public const int RememberedBodies = 4;

    /// <summary>The document's size in bytes, without its outbox, up to which it keeps bodies of responses.</summary>
    public const int Largest = 16 * 1024;

    /// <summary>
    /// How many of the channel's ids are remembered for later updates: enough to leave a card, do something step by step, and return to it.
    /// </summary>
    public const int RememberedActivities = 16;

    /// <summary>Undelivered replies beyond this size are dropped, the oldest first.</summary>
    public const int LargestOutbox = 64 * 1024;

    public static ConversationDocument Empty { get; } = new();

    /// <summary>Counts every input and reply in this conversation. The next input or reply gets the next number.</summary>
    public long Number { get; init; }

    /// <summary>The bot's properties by name, as UTF-8 JSON.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Properties { get; init; } =
        ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    /// <summary>The last <see cref="RememberedInputs"/> inputs, oldest first.</summary>
    public ImmutableArray<ProcessedInput> Processed { get; init; } = [];

    /// <summary>Replies that are committed and not yet known to be delivered, in order.</summary>
    public ImmutableArray<OutboxEntry> Outbox { get; init; } = [];

    /// <summary>The receipt: everything up to this number is delivered or permanently rejected.</summary>
    public long Delivered { get; init; }

    /// <summary>The channel's ids of the last <see cref="RememberedActivities"/> replies, oldest first.</summary>
    public ImmutableArray<SentActivity> Sent { get; init; } = [];

    /// <summary>How to reach this person again, as UTF-8 JSON of a conversation reference; empty before the first input.</summary>
    public ReadOnlyMemory<byte> Reference { get; init; }

    /// <summary>
    /// The HTTP status with which the channel permanently rejected a reply (403: blocked, 404: gone); 0 while this person can be reached.
    /// While it is set, nothing is sent proactively, until the person writes again.
    /// </summary>
    public int Unreachable { get; init; }

    public ProcessedInput? FindProcessed(InputKey key) =>
        Processed.LastOrDefault(input => (key.ActivityId is not null && input.Key.ActivityId == key.ActivityId)
            || (key.ClientActivityId is not null && input.Key.ClientActivityId == key.ClientActivityId)
            || (key.Sent is not null && input.Key.Sent == key.Sent));

    /// <summary>Returns this document with one more input remembered.</summary>
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
    /// Returns this document without the response bodies that exceed <see cref="Largest"/>; the oldest are dropped first.
    /// </summary>
    public ConversationDocument WithinBounds()
    {
        var bodies = Processed.Sum(input => input.Body.Length);
        var size = bodies == 0 ? 0 : ConversationDocumentJson.SizeOf(this with { Outbox = [] });
        var next = this;
        for (var i = 0; size > Largest && i < Processed.Length; i++)
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
            return this; // nothing new, or from a document that was deleted and recreated since
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
    /// Returns whether an instance may acquire the lease. Replies are sent in order, so the instance that leases the first reply sends all.
    /// </summary>
    public bool CanLease(string instance, DateTimeOffset now) => Outbox is [var first, ..] && IsLeasable(first, instance, now);

    /// <summary>Returns this document with a new lease on the instance's own replies, and on replies whose lease has expired.</summary>
    public ConversationDocument WithLease(string instance, DateTimeOffset now, DateTimeOffset until) => Outbox.IsEmpty ? this : this with
    {
        Outbox = [.. Outbox.Select(entry => !IsLeasable(entry, instance, now) ? entry : entry with
        {
            LeaseHolder = instance,
            LeaseExpires = entry.LeaseHolder == instance && entry.LeaseExpires > until ? entry.LeaseExpires : until,
        })],
    };

    /// <summary>
    /// Returns this document with this instance's leases released; but a reply that a channel asked to postpone until after
    /// <paramref name="usual"/> stays leased.
    /// </summary>
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
    /// Returns whether an instance may send a reply: its own, or one whose lease has expired. A lease longer than
    /// <see cref="TurnSettings.LongestLease"/> comes from a clock that was ahead, and is ignored.
    /// </summary>
    public static bool IsLeasable(OutboxEntry entry, string instance, DateTimeOffset now) =>
        entry.LeaseHolder == instance || entry.LeaseExpires <= now || entry.LeaseExpires > now + TurnSettings.LongestLease;

    /// <summary>
    /// Returns the <see cref="RememberedActivities"/> highest numbers of both lists. If both lists have a number, the id of the first list
    /// wins.
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
                all = [.. all.AsSpan()[1..at], sent, .. all.AsSpan()[at..]]; // the oldest is dropped
            }
        }

        return all;
    }
}

/// <summary>
/// Identifies repeated input: the channel's id, the client's id, or a hash of content and time. Long ids are replaced by their hash.
/// </summary>
internal readonly record struct InputKey(string? ActivityId, string? ClientActivityId, string? Sent = null);

/// <summary>An input that was processed, with the HTTP response to the input and to its repeats.</summary>
internal sealed record ProcessedInput(InputKey Key, long Number, int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// Whether the body of the response was dropped. A repeat then gets a 409, because a response without the body would be wrong.
    /// </summary>
    public bool IsBodyGone { get; init; }

    /// <summary>Returns this input without the body of its response.</summary>
    public ProcessedInput WithoutBody() => Body.IsEmpty ? this : this with { Body = default, IsBodyGone = true };
}

/// <summary>A committed reply that is not yet delivered to the channel.</summary>
/// <param name="Number">The reply's number in this conversation.</param>
/// <param name="Kind">Send, update or delete.</param>
/// <param name="Activity">The activity as UTF-8 JSON.</param>
/// <param name="TargetId">For update and delete: the engine's own id of a reply, or the channel's id of an activity.</param>
/// <param name="LeaseHolder">
/// The instance that holds the lease and may send it: the one that committed it, or one that took it over.
/// </param>
/// <param name="LeaseExpires">Until then only the lease holder sends it; afterwards any instance may take it over.</param>
/// <param name="Committed">When it was committed.</param>
internal sealed record OutboxEntry(
    long Number,
    DeliveryKind Kind,
    ReadOnlyMemory<byte> Activity,
    string? TargetId,
    string LeaseHolder,
    DateTimeOffset LeaseExpires,
    DateTimeOffset Committed
);

/// <summary>The channel's id of a reply, by the engine's number.</summary>
internal readonly record struct SentActivity(long Number, string ChannelId);

/// <summary>What a sender has delivered since the last commit.</summary>
internal readonly record struct Receipt(long Through, ImmutableArray<SentActivity> Sent, Refusal? Refusal);

/// <summary>A channel's permanent rejection of a reply.</summary>
internal readonly record struct Refusal(long Number, int Status)
{
    /// <summary>
    /// Whether the channel rejects the person and not just this reply: the person has blocked the bot (403) or is gone (404).
    /// </summary>
    public bool IsOfPerson => Status is 403 or 404;
}
