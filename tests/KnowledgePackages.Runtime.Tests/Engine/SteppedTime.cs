using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>
/// A clock that moves from one pending wait to the next, and only while every engine that uses it is idle or waits for it. So time cannot
/// overtake code that still runs, however slowly the machine runs it.
/// </summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private static readonly TimeSpan ShortestStep = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly List<EngineTime> _engines = [];

    /// <summary>The same clock for one engine.</summary>
    public EngineTime ForEngine()
    {
        var engine = new EngineTime(this);
        lock (_gate)
        {
            _engines.Add(engine);
        }

        return engine;
    }

    /// <summary>Advances to the end of the earliest wait, if no engine is running.</summary>
    public void Step()
    {
        DateTimeOffset? end;
        lock (_gate)
        {
            end = _engines.Any(engine => engine.IsRunning) ? null : _engines.SelectMany(engine => engine.Waits).Min(wait => wait.Ends);
        }

        if (end - GetUtcNow() is { } left)
        {
            Advance(left > ShortestStep ? left : ShortestStep);
        }
    }

    /// <summary>The clock as one engine sees it, with the waits of that engine.</summary>
    internal sealed class EngineTime(SteppedTime time) : TimeProvider
    {
        /// <summary>Whether the engine has something to do, now or after a wait.</summary>
        public Func<bool> IsBusy { get; set; } = () => false;

        public HashSet<Wait> Waits { get; } = [];

        public bool IsRunning => Waits.Count == 0 && IsBusy();

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            // The timer of a cancellation source is a time limit. Nothing waits for it to run out, so it is no reason to move the clock.
            if (state is CancellationTokenSource)
            {
                return time.CreateTimer(callback, state, dueTime, period);
            }

            var wait = new Wait(this, time, callback, state);
            wait.Timer = time.CreateTimer(wait.Run, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            wait.Change(dueTime, period);
            return wait;
        }
    }

    internal sealed class Wait(EngineTime engine, SteppedTime time, TimerCallback callback, object? state) : ITimer
    {
        public ITimer Timer { get; set; } = null!;

        public DateTimeOffset? Ends { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            EndIn(dueTime); // before the timer can fire
            return Timer.Change(dueTime, period);
        }

        public void Run(object? _)
        {
            EndIn(Timeout.InfiniteTimeSpan);
            callback(state);
        }

        public void Dispose()
        {
            EndIn(Timeout.InfiniteTimeSpan);
            Timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void EndIn(TimeSpan span)
        {
            lock (time._gate)
            {
                Ends = span == Timeout.InfiniteTimeSpan ? null : time.GetUtcNow() + span;
                _ = Ends is null ? engine.Waits.Remove(this) : engine.Waits.Add(this);
            }
        }
    }
}
