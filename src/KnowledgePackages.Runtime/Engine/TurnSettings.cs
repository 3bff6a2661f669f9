using System.Text.Json;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Settings that all turns of one engine share.</summary>
internal sealed record TurnSettings
{
    /// <summary>
    /// The longest possible lease: the longest pause that a channel can ask for (five minutes) plus the duration of a lease before and
    /// after.
    /// </summary>
    public static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(6);

    /// <summary>Identifies this process in outboxes; unique among running instances.</summary>
    public required string Instance { get; init; }

    /// <summary>Serializes the bot's properties and invoke bodies.</summary>
    public required JsonSerializerOptions Json { get; init; }

    /// <summary>The property with the time of the bot's next proactive turn; null if the bot has none.</summary>
    public DueProperty? Due { get; init; }

    /// <summary>Whether the store writes document and log together.</summary>
    public required bool LogIsAtomic { get; init; }

    /// <summary>
    /// Runs every turn twice and fails if the outcomes differ: tests use it to find clocks, random numbers and shared objects.
    /// </summary>
    public bool RunsTwice { get; init; }

    /// <summary>The time after which the response is returned at the latest. A channel waits 15 s for it.</summary>
    public TimeSpan LongestAnswer { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long only the instance that committed a reply, or took the reply over, may send it. A running instance renews its leases.
    /// </summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a reply is retried before it is dropped: by then nobody waits for the reply any more.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a receipt waits to be stored with the next commit; after this time it is written by itself.</summary>
    public TimeSpan ReceiptAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often an instance looks for undelivered replies of other instances.</summary>
    public TimeSpan RecoverEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many idle conversations stay in memory, about 10 KB each; evicted ones are read from the store on their next use.
    /// </summary>
    public int ConversationsInMemory { get; init; } = 500;

    /// <summary>
    /// How many conversations may be active at once, with a turn, an undelivered reply or an unstored receipt. Inputs of further
    /// conversations are rejected with 503.
    /// </summary>
    public int ConversationsAtOnce { get; init; } = 5_000;

    /// <summary>How many inputs may wait for one conversation; further ones are rejected with 503.</summary>
    public int LongestQueue { get; init; } = 100;
}
