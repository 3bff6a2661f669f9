namespace KnowledgePackages.Benchmarks.Load;

/// <summary>What was measured of one target on one store.</summary>
/// <param name="Target">Which.</param>
/// <param name="Store">On what.</param>
/// <param name="FirstAnswer">Milliseconds from the start of the process to its first answer, the median of several starts.</param>
/// <param name="OutboundCalls">Calls to the connector for each turn.</param>
/// <param name="StoreReads">Reads of the store for each turn; null: not counted.</param>
/// <param name="StoreWrites">Writes to the store for each turn; null: not counted.</param>
/// <param name="DocumentSize">Bytes of a document on average; null: not known.</param>
/// <param name="Loads">One for each concurrency.</param>
internal sealed record Measurement(
    string Target,
    string Store,
    double FirstAnswer,
    double OutboundCalls,
    double? StoreReads,
    double? StoreWrites,
    long? DocumentSize,
    IReadOnlyList<LoadResult> Loads
);

/// <summary>What was measured under one load.</summary>
/// <param name="Concurrency">People talking at once.</param>
/// <param name="TurnsPerSecond">Turns that ended in the time.</param>
/// <param name="P50">Milliseconds of a turn.</param>
/// <param name="P95">Milliseconds of a turn.</param>
/// <param name="P99">Milliseconds of a turn.</param>
/// <param name="ProcessorPerTurn">Milliseconds of processor time of the target's process.</param>
/// <param name="AllocatedPerTurn">Kilobytes; null: not measured.</param>
/// <param name="WorkingSet">The most that was seen, in MB.</param>
/// <param name="Conversations">Whole conversations that ended with the right recommendation.</param>
internal sealed record LoadResult(
    int Concurrency,
    double TurnsPerSecond,
    double P50,
    double P95,
    double P99,
    double ProcessorPerTurn,
    double? AllocatedPerTurn,
    double WorkingSet,
    int Conversations
);
