namespace KnowledgePackages.Domain.Assessment;

/// <summary>
/// The time at which a message was sent: by the sender's clock (<c>localTimestamp</c> of the activity) and by the channel's clock
/// (<c>timestamp</c>). A time is null if the activity has none or an impossible one.
/// </summary>
public readonly record struct SentAt(DateTimeOffset? Local, DateTimeOffset? Channel)
{
    // Messages rarely take longer than this to arrive. If message B arrived after message A, but the sender's time of B is earlier than the
    // sender's time of A by more than this, then the sender's clock was put back between the two messages.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(10);

    // The largest accepted difference between a timestamp and the host's clock. It is longer than any time zone's offset, because some
    // clients send their local time as if it were UTC.
    private static readonly TimeSpan MaxError = TimeSpan.FromHours(26);

    /// <summary>
    /// Returns the timestamps of a message that arrived at <paramref name="now"/>. A timestamp more than 26 hours away from it is
    /// impossible and becomes null.
    /// </summary>
    public static SentAt Of(DateTimeOffset? local, DateTimeOffset? channel, DateTimeOffset now)
    {
        return new(Possible(local), Possible(channel));

        DateTimeOffset? Possible(DateTimeOffset? stamp) =>
            stamp is { } time && (time.UtcDateTime - now.UtcDateTime).Duration() <= MaxError ? stamp : null;
    }

    /// <summary>
    /// Returns whether this message was sent before <paramref name="other"/> or at the same moment. The sender's clock decides if both
    /// messages have its time, unless that clock was put back in between; otherwise the channel's clock decides. Returns false if the two
    /// messages have no clock in common, because a message counts as late only with proof.
    /// </summary>
    public bool IsNoLaterThan(SentAt other) => (Local, other.Local, Channel, other.Channel) switch
    {
        ({ } mine, { } theirs, { } arrived, { } before) when arrived > before && theirs - mine > MaxDelay => false,
        ({ } mine, { } theirs, _, _) => mine <= theirs,
        (_, _, { } mine, { } theirs) => mine <= theirs,
        _ => false,
    };

    /// <summary>Returns both timestamps plus <paramref name="time"/>.</summary>
    public SentAt Later(TimeSpan time) => new(Local + time, Channel + time);
}
