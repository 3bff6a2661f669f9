using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests;

/// <summary>A clock that counts its timers.</summary>
internal sealed class CountedTime : FakeTimeProvider
{
    private int _timers;

    public int Timers => Volatile.Read(ref _timers);

    /// <summary>The duration of each wait, in the order in which the waits began.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Waits.Enqueue(dueTime);
        Interlocked.Increment(ref _timers);
        return timer;
    }

    /// <summary>Waits until <paramref name="count"/> timers have been created.</summary>
    public async Task TimersAsync(int count)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (Timers < count)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience.Longest, "Nothing began to wait for the clock.");
            await Task.Yield();
        }
    }
}
