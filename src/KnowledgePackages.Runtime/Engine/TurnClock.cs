
namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The clock that a bot uses. During a turn the clock stands still, so that a turn that runs again (after a conflict, or because of
/// <see cref="TurnSettings.RunsTwice"/>) has the same outcome. Outside of turns the clock shows the time of the inner clock.
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

    /// <summary>Stops the clock at this time for the caller's asynchronous flow. No other turn may run in the same flow.</summary>
    internal void StandAt(DateTimeOffset time) => _turn.Value = time;
}
