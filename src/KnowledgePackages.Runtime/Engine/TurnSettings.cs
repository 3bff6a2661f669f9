using System.Text.Json;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>What all turns of one engine share.</summary>
internal sealed record TurnSettings
{
    /// <summary>Names this process in outboxes; unique among live instances.</summary>
    public required string Instance { get; init; }

    /// <summary>Reads and writes the bot's properties and invoke bodies.</summary>
    public required JsonSerializerOptions Json { get; init; }

    /// <summary>The property that says when the bot wants a turn of its own; null: it never does.</summary>
    public DueProperty? Due { get; init; }

    /// <summary>Whether the store writes document and log together.</summary>
    public required bool LogIsAtomic { get; init; }

    /// <summary>Runs every turn twice and fails where the outcomes differ: how tests find clocks, dice and shared objects.</summary>
    public bool RunsTwice { get; init; }

    /// <summary>A channel waits 15 s for its answer; ours goes out after this long at the latest.</summary>
    public TimeSpan LongestAnswer { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>So long only the instance that committed a reply, or took it over, sends it; it renews this while it lives.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A reply that a channel does not take is tried for so long, then given up: nobody waits for it any more.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A receipt that no commit has taken along is written after this long without one.</summary>
    public TimeSpan ReceiptAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often an instance looks for replies that others owe.</summary>
    public TimeSpan RecoverEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// So many conversations stay in memory while nothing happens in them, about 10 KB each; the others are read again when they wake.
    /// </summary>
    public int ConversationsInMemory { get; init; } = 500;

    /// <summary>
    /// In so many conversations something may be under way at once: a turn, or a reply or receipt that is owed. Further ones are sent away
    /// with 503.
    /// </summary>
    public int ConversationsAtOnce { get; init; } = 5_000;

    /// <summary>So many inputs may wait for one conversation; further ones are sent away with 503.</summary>
    public int LongestQueue { get; init; } = 100;
}
