namespace KnowledgePackages.Benchmarks.Load;

/// <summary>The measurements of one target on one store.</summary>
/// <param name="Target">The target.</param>
/// <param name="Store">The kind of the store.</param>
/// <param name="FirstAnswer">The median time from the start of a process to its first reply, in milliseconds.</param>
/// <param name="OutboundCalls">The mean number of calls to the connector per turn.</param>
/// <param name="StoreReads">The mean number of reads of the store per turn; null if they are not counted.</param>
/// <param name="StoreWrites">The mean number of writes to the store per turn; null if they are not counted.</param>
/// <param name="DocumentSize">The mean size of a document in bytes; null if it is unknown.</param>
/// <param name="Loads">The result for each concurrency.</param>
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

/// <summary>The measurements under one load.</summary>
/// <param name="Concurrency">The number of simultaneous conversations.</param>
/// <param name="TurnsPerSecond">The number of finished turns per second.</param>
/// <param name="P50">The median time of a turn in milliseconds.</param>
/// <param name="P95">The 95th percentile of a turn's time in milliseconds.</param>
/// <param name="P99">The 99th percentile of a turn's time in milliseconds.</param>
/// <param name="ProcessorPerTurn">The processor time of the target's process per turn, in milliseconds.</param>
/// <param name="AllocatedPerTurn">The allocated memory per turn in KB; null if it is not measured.</param>
/// <param name="WorkingSet">The largest observed working set in MB.</param>
/// <param name="Conversations">The number of conversations that reached their end with the correct recommendation.</param>
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
