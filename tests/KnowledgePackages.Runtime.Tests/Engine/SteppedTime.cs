using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>
/// A clock that moves from one pending wait to the next, but only while all registered code is idle or waits for the clock. So time cannot
/// overtake running code on a slow machine.
/// </summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private static readonly TimeSpan ShortestStep = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly List<View> _views = [];

    /// <summary>Returns a view of this clock for one engine, or for other code that does not run while it waits for the clock.</summary>
    /// <param name="isBusy">Returns whether the code runs or waits for the clock.</param>
    public TimeProvider For(Func<bool> isBusy)
    {
        var view = new View(this, isBusy);
        lock (_gate)
        {
            _views.Add(view);
        }

        return view;
    }

    /// <summary>Advances the clock to the end of the earliest wait, if no registered code is running.</summary>
    public void Step()
    {
        DateTimeOffset? end;
        lock (_gate)
        {
            end = _views.Any(view => view.IsRunning) ? null : _views.SelectMany(view => view.Waits).Min(wait => wait.Ends);
        }

        if (end - GetUtcNow() is { } left)
        {
            Advance(left > ShortestStep ? left : ShortestStep);
        }
    }

    private sealed class View(SteppedTime time, Func<bool> isBusy) : TimeProvider
    {
        public HashSet<Wait> Waits { get; } = [];

        public bool IsRunning => Waits.Count == 0 && isBusy();

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            // The timer of a cancellation source is a time limit. No code waits for a time limit, so the clock does not move to its end.
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

    private sealed class Wait(View view, SteppedTime time, TimerCallback callback, object? state) : ITimer
    {
        public ITimer Timer { get; set; } = null!;

        public DateTimeOffset? Ends { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            EndIn(dueTime); // set the end before the timer can fire
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
                _ = Ends is null ? view.Waits.Remove(this) : view.Waits.Add(this);
            }
        }
    }
}
