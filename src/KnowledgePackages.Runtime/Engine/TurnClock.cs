
namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The time that a bot sees. Inside a turn it stands still, so that a turn which is run again (a lost race, a check) gives the same
/// outcome; outside it is the inner clock.
/// </summary>
public sealed class TurnClock(TimeProvider inner) : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> _turn = new();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _turn.Value ?? inner.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    /// <summary>Stops the clock for the caller's asynchronous flow, which must be the turn's and nothing else's.</summary>
    internal void StandAt(DateTimeOffset time) => _turn.Value = time;
}
