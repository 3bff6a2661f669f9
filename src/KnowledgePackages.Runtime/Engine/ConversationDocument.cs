using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// All that is kept of one person in one conversation: the bot's properties, the keys of processed input and the outbox. Immutable:
/// a turn makes the next one from it, and one conditional write stores that.
/// </summary>
internal sealed record ConversationDocument
{
    /// <summary>Layout of the JSON; a stored document of every released layout loads for ever.</summary>
    public const int Schema = 1;

    /// <summary>So many inputs are remembered for telling repeats.</summary>
    public const int RememberedInputs = 64;

    /// <summary>So many of them with the body of their answer: channels repeat at once or not at all.</summary>
    public const int RememberedBodies = 4;

    /// <summary>
    /// So many of the channel's ids are remembered for later updates: enough to leave a card, do something step by step, and come back to
    /// it.
    /// </summary>
    public const int RememberedActivities = 16;

    /// <summary>Undelivered replies beyond this size are dropped, the oldest first.</summary>
    public const int LargestOutbox = 64 * 1024;

    public static ConversationDocument Empty { get; } = new();

    /// <summary>Counts everything that happens in this conversation: inputs and replies. The next thing gets the next number.</summary>
    public long Number { get; init; }

    /// <summary>The bot's properties by name, as UTF-8 JSON.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Properties { get; init; } =
        ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    /// <summary>The last <see cref="RememberedInputs"/> inputs, oldest first.</summary>
    public ImmutableArray<ProcessedInput> Processed { get; init; } = [];

    /// <summary>Replies that are committed and not yet known to be delivered, in order.</summary>
    public ImmutableArray<OutboxEntry> Outbox { get; init; } = [];

    /// <summary>The receipt: everything up to this number is delivered or refused for good.</summary>
    public long Delivered { get; init; }

    /// <summary>The channel's ids of the last <see cref="RememberedActivities"/> replies, oldest first.</summary>
    public ImmutableArray<SentActivity> Sent { get; init; } = [];

    /// <summary>How to reach this person again, as UTF-8 JSON of a conversation reference; empty before the first input.</summary>
    public ReadOnlyMemory<byte> Reference { get; init; }

    /// <summary>
    /// The HTTP status with which the channel refused a reply for good (403: blocked, 404: gone); 0 while this person can be reached.
    /// Nothing is sent unasked then, until the person writes again.
    /// </summary>
    public int Unreachable { get; init; }

    public ProcessedInput? FindProcessed(InputKey key) =>
        Processed.LastOrDefault(input => (key.ActivityId is not null && input.Key.ActivityId == key.ActivityId)
            || (key.ClientActivityId is not null && input.Key.ClientActivityId == key.ClientActivityId)
            || (key.Sent is not null && input.Key.Sent == key.Sent));

    /// <summary>The same document with one more input remembered.</summary>
    public ConversationDocument WithProcessed(ProcessedInput input)
    {
        var kept = Processed.AsSpan()[Math.Max(0, Processed.Length - RememberedInputs + 1)..];
        var processed = new ProcessedInput[kept.Length + 1];
        kept.CopyTo(processed);
        processed[^1] = input;
        if (processed.Length > RememberedBodies && processed[^(RememberedBodies + 1)] is { Body.IsEmpty: false } old)
        {
            processed[^(RememberedBodies + 1)] = old with { Body = default };
        }

        return this with { Processed = ImmutableCollectionsMarshal.AsImmutableArray(processed) };
    }

    /// <summary>The same document with what a sender reports: how far it got, and the channel's ids.</summary>
    public ConversationDocument WithReceipt(Receipt receipt)
    {
        if (receipt.Through <= Delivered || receipt.Through > Number)
        {
            return this; // nothing new, or of a document that was deleted since and begun anew
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
    /// Whether an instance may send what is owed first: replies go out in order, so the first one's owner is whose turn it is.
    /// </summary>
    public bool CanLease(string instance, DateTimeOffset now) => Outbox is [var first, ..] && IsLeasable(first, instance, now);

    /// <summary>The same document with the instance's own replies, and those whose owners' time is over, in its hands for longer.</summary>
    public ConversationDocument WithLease(string instance, DateTimeOffset now, DateTimeOffset until) => Outbox.IsEmpty ? this : this with
    {
        Outbox = [.. Outbox.Select(entry => !IsLeasable(entry, instance, now) ? entry : entry with
        {
            LeaseHolder = instance,
            LeaseExpires = entry.LeaseHolder == instance && entry.LeaseExpires > until ? entry.LeaseExpires : until,
        })],
    };

    /// <summary>
    /// The same document with what an instance still owes free for others at once; but what a channel asked to put off until later than
    /// <paramref name="usual"/> stays put off.
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

    private static bool IsLeasable(OutboxEntry entry, string instance, DateTimeOffset now) =>
        entry.LeaseHolder == instance || entry.LeaseExpires <= now;

    /// <summary>The newest <see cref="RememberedActivities"/> of both by number; where both know one, the first list's id holds.</summary>
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
                all = [.. all.AsSpan()[1..at], sent, .. all.AsSpan()[at..]]; // the oldest makes room
            }
        }

        return all;
    }
}

/// <summary>
/// By what a repeated input is told: the channel's id, the client's id, or what was sent and when, as a hash. Long ids count by their hash.
/// </summary>
internal readonly record struct InputKey(string? ActivityId, string? ClientActivityId, string? Sent = null);

/// <summary>An input that was processed, and the HTTP answer that it got and its repeats get.</summary>
internal sealed record ProcessedInput(InputKey Key, long Number, int Status, ReadOnlyMemory<byte> Body);

/// <summary>A committed reply that is owed to the channel.</summary>
/// <param name="Number">Its place in the document's count.</param>
/// <param name="Kind">Send, update or delete.</param>
/// <param name="Activity">The activity as UTF-8 JSON.</param>
/// <param name="TargetId">For update and delete: the engine's own id of a reply, or the channel's id of an activity.</param>
/// <param name="LeaseHolder">The instance that may send it: the one that committed it, or that took it over.</param>
/// <param name="LeaseExpires">So long only the owner sends it; afterwards whoever takes it over.</param>
/// <param name="Committed">When it was promised.</param>
internal sealed record OutboxEntry(
    long Number,
    DeliveryKind Kind,
    ReadOnlyMemory<byte> Activity,
    string? TargetId,
    string LeaseHolder,
    DateTimeOffset LeaseExpires,
    DateTimeOffset Committed
);

/// <summary>The channel's id of a reply that the engine numbered.</summary>
internal readonly record struct SentActivity(long Number, string ChannelId);

/// <summary>What a sender has achieved since the last commit.</summary>
internal readonly record struct Receipt(long Through, ImmutableArray<SentActivity> Sent, Refusal? Refusal);

/// <summary>A channel's refusal of a reply, for good.</summary>
internal readonly record struct Refusal(long Number, int Status)
{
    /// <summary>Not this reply was refused, but the person: blocked (403) or gone (404).</summary>
    public bool IsOfPerson => Status is 403 or 404;
}
