namespace KnowledgePackages.Domain.Assessment;

/// <summary>
/// When something was sent: by the clock of the sender (<c>localTimestamp</c>) and by that of the channel (<c>timestamp</c>).
/// </summary>
public readonly record struct SentAt(DateTimeOffset? Local, DateTimeOffset? Channel)
{
    /// <summary>
    /// Whether this was sent before <paramref name="other"/> or at the same moment, compared on one clock: the sender's if both have it,
    /// else the channel's if both have it. If no clock is shared, false: nothing counts as late without proof.
    /// </summary>
    public bool IsNoLaterThan(SentAt other) => (Local, other.Local, Channel, other.Channel) switch
    {
        ({ } mine, { } theirs, _, _) => mine <= theirs,
        (_, _, { } mine, { } theirs) => mine <= theirs,
        _ => false,
    };

    /// <summary>The same moment of both clocks, later by this time.</summary>
    public SentAt Later(TimeSpan time) => new(Local + time, Channel + time);
}
