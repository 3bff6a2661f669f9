namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>A machine's clock that differs from the clocks of other machines. It can be corrected while the machine runs.</summary>
internal sealed class WrongClock(SteppedTime time, TimeSpan ahead) : TimeProvider
{
    private TimeProvider _inner = time;

    /// <summary>How far this clock is ahead of the others; negative if it is behind.</summary>
    public TimeSpan Ahead { get; set; } = ahead;

    /// <inheritdoc cref="SteppedTime.For"/>
    public WrongClock For(Func<bool> isBusy)
    {
        _inner = time.For(isBusy);
        return this;
    }

    public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow() + Ahead;

    public override long TimestampFrequency => _inner.TimestampFrequency;

    public override long GetTimestamp() => _inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _inner.CreateTimer(callback, state, dueTime, period);
}
