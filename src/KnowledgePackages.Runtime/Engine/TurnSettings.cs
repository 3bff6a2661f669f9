using System.Security.Cryptography;
using System.Text.Json;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>The settings of a turn engine.</summary>
internal sealed record TurnSettings
{
    /// <summary>
    /// The longest lease that an instance can acquire: the longest wait that a channel can request (five minutes) plus the duration of a
    /// lease, rounded up. A longer lease comes from a wrong clock.
    /// </summary>
    public static readonly TimeSpan MaxLease = TimeSpan.FromMinutes(6);

    /// <summary>Identifies this process as the lease holder in outboxes. Unique among the running instances.</summary>
    public required string Instance { get; init; }

    /// <summary>The key from which <see cref="HandoverRun.Secret"/> is computed. Each process has its own random key.</summary>
    public ReadOnlyMemory<byte> SecretKey { get; init; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>The serializer options for the bot's state properties.</summary>
    public required JsonSerializerOptions Json { get; init; }

    /// <summary><see cref="StateContract.Immutable"/>; null for none.</summary>
    public IReadOnlySet<Type>? Immutable { get; init; }

    /// <summary>The property with the time of the bot's next proactive turn; null if the bot has no such property.</summary>
    public DueProperty? Due { get; init; }

    /// <summary>Whether the store writes a document and its log entries atomically.</summary>
    public required bool LogIsAtomic { get; init; }

    /// <summary>
    /// Whether the engine runs every turn twice, and fails if the outcomes differ. With this setting, tests detect a bot that depends on a
    /// clock, random numbers or shared objects.
    /// </summary>
    public bool RunsTwice { get; init; }

    /// <summary>The maximum time from the arrival of an activity to its HTTP response. A channel waits 15 s for the response.</summary>
    public TimeSpan MaxAnswerTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a lease is valid. During this time only the lease holder may send the reply: the instance that committed the reply, or an
    /// instance that took over. A running instance renews its leases.
    /// </summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long the engine tries to send a reply before it drops the reply. After this time nobody waits for the reply any more.
    /// </summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long an idle sender waits for a commit that stores its receipt, before the sender stores the receipt itself.</summary>
    public TimeSpan ReceiptAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often an instance looks for undelivered replies that no instance is sending.</summary>
    public TimeSpan RecoverEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The number of conversations in memory, idle or not, above which idle ones are evicted. Each conversation takes about 10 KB. An
    /// evicted conversation is read from the store on its next use.
    /// </summary>
    public int ConversationsInMemory { get; init; } = 500;

    /// <summary>
    /// The maximum number of conversations in memory, even if none of them is idle (each has a turn, an undelivered reply or an unstored
    /// receipt). Inputs of further conversations are rejected with 503.
    /// </summary>
    public int ConversationsAtOnce { get; init; } = 5_000;

    /// <summary>How many inputs of one conversation may run or wait. Further inputs are rejected with 503.</summary>
    public int MaxQueueLength { get; init; } = 100;
}
