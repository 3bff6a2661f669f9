namespace KnowledgePackages.Domain.Assessment;

/// <summary>
/// When something was sent: by the clock of the sender (<c>localTimestamp</c>) and by that of the channel (<c>timestamp</c>).
/// </summary>
public readonly record struct SentAt(DateTimeOffset? Local, DateTimeOffset? Channel)
{
    // A message rarely takes longer to arrive. So if a sender's clock is further behind while the channel's clock went on, the sender's was
    // put back.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    // More than the largest difference between time zones, because some clients write their local time as UTC.
    private static readonly TimeSpan LargestError = TimeSpan.FromHours(26);

    /// <summary>Returns the timestamps of a message that arrived now; an impossible timestamp counts as absent.</summary>
    public static SentAt Of(DateTimeOffset? local, DateTimeOffset? channel, DateTimeOffset now)
    {
        return new(Possible(local), Possible(channel));

        DateTimeOffset? Possible(DateTimeOffset? stamp) =>
            stamp is { } time && (time.UtcDateTime - now.UtcDateTime).Duration() <= LargestError ? stamp : null;
    }

    /// <summary>
    /// Returns whether this was sent before <paramref name="other"/> or at the same moment, compared on one clock: the sender's if both
    /// have it, else the channel's if both have it. Returns false if no clock is shared, because nothing counts as late without proof. If
    /// the sender's clock was put back meanwhile, the channel's counts.
    /// </summary>
    public bool IsNoLaterThan(SentAt other) => (Local, other.Local, Channel, other.Channel) switch
    {
        ({ } mine, { } theirs, { } arrived, { } before) when arrived > before && theirs - mine > LongestDelay => false,
        ({ } mine, { } theirs, _, _) => mine <= theirs,
        (_, _, { } mine, { } theirs) => mine <= theirs,
        _ => false,
    };

    /// <summary>Returns both timestamps, later by this time.</summary>
    public SentAt Later(TimeSpan time) => new(Local + time, Channel + time);
}
