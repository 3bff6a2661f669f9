using KnowledgePackages.Runtime.Engine;

namespace KnowledgePackages.Runtime.Connector;

/// <summary>
/// Makes the calls to each conversation of a channel one after the other, in a send lane that keeps the channel's quotas. All members of a
/// group share one lane, because they share one quota. Idle lanes are evicted.
/// </summary>
internal sealed class SendLanes(TimeProvider time)
{
    private const int MaxLanes = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SendLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>The number of lanes in memory.</summary>
    internal int Held
    {
        get
        {
            lock (_gate)
            {
                return _lanes.Count;
            }
        }
    }

    /// <summary>Makes a call in its conversation's lane.</summary>
    /// <param name="conversation">The name of the lane: the channel and the conversation.</param>
    /// <param name="quotas">The channel's rate limits.</param>
    /// <param name="call">The call. It is made at most once.</param>
    /// <param name="cancellationToken">Cancels the wait for the lane. A call that has begun continues.</param>
    public async Task<DeliveryResult> RunAsync(
        string conversation, IReadOnlyList<Quota> quotas, Func<Task<DeliveryResult>> call, CancellationToken cancellationToken)
    {
        var (lane, entered) = Enter(conversation, quotas, cancellationToken);
        using var place = await entered;
        return await lane.RunAsync(call, cancellationToken);
    }

    private (SendLane Lane, Task<IDisposable?> Entered) Enter(
        string conversation,
        IReadOnlyList<Quota> quotas,
        CancellationToken cancellationToken
    )
    {
        lock (_gate)
        {
            if (!_lanes.TryGetValue(conversation, out var lane))
            {
                MakeRoom();
                _lanes[conversation] = lane = new SendLane(quotas, time);
            }

            return (lane, lane.Queue.EnterAsync(int.MaxValue, cancellationToken));
        }
    }

    // Evicts the lanes that were idle longest. Their Retry-After times are lost, but a channel repeats Retry-After if a call is too early.
    private void MakeRoom()
    {
        if (_lanes.Count < MaxLanes)
        {
            return;
        }

        var idle = _lanes.Where(lane => lane.Value.Queue.Length == 0).OrderBy(lane => lane.Value.LastEnd).Take(MaxLanes / 10);
        foreach (var (conversation, _) in idle.ToArray())
        {
            _lanes.Remove(conversation);
        }
    }
}

/// <summary>The maximum number of calls within a time span.</summary>
internal readonly record struct Quota(int Calls, TimeSpan Within)
{
    /// <summary>
    /// The rate limits of Teams for a bot in one conversation (Teams documentation, "Optimize your bot with rate limiting").
    /// </summary>
    public static IReadOnlyList<Quota> OfTeams { get; } =
    [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1800, TimeSpan.FromHours(1))];
}

/// <summary>The send lane of one conversation: the times of its last calls, and the wait until the next one.</summary>
internal sealed class SendLane(IReadOnlyList<Quota> quotas, TimeProvider time)
{
    private readonly List<long> _ends = [];
    private readonly int _most = quotas.Count == 0 ? 0 : quotas.Max(quota => quota.Calls);
    private long _pausedUntil = long.MinValue;

    /// <summary>The queue of callers. The queue is short, because each <see cref="OutboxSender"/> makes one call at a time.</summary>
    public TurnQueue Queue { get; } = new();

    /// <summary>The timestamp at which the last call ended; 0 before the first call.</summary>
    public long LastEnd { get; private set; }

    /// <summary>
    /// Makes a call as soon as the channel's quotas and its last Retry-After allow it. Callers must hold a place in <see cref="Queue"/>.
    /// </summary>
    public async Task<DeliveryResult> RunAsync(Func<Task<DeliveryResult>> call, CancellationToken cancellationToken)
    {
        while (Wait() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        var result = await call();
        Note(result);
        return result;
    }

    // Returns the wait before the next call. A quota's time span is measured from the end of an earlier call to the start of the next
    // call. The channel receives each call between its start and its end, so the channel never counts more calls than the quota allows,
    // even if calls are slow.
    private TimeSpan Wait()
    {
        var now = time.GetTimestamp();
        var until = _pausedUntil;
        foreach (var quota in quotas)
        {
            if (_ends.Count >= quota.Calls)
            {
                until = Math.Max(until, _ends[^quota.Calls] + Ticks(quota.Within));
            }
        }

        return until <= now ? TimeSpan.Zero : time.GetElapsedTime(now, until);
    }

    private void Note(DeliveryResult result)
    {
        LastEnd = time.GetTimestamp();
        if (result is DeliveryResult.RetryLater { After: { } after })
        {
            _pausedUntil = Math.Max(_pausedUntil, LastEnd + Ticks(after));
        }

        if (_most == 0)
        {
            return;
        }

        _ends.Add(LastEnd);
        if (_ends.Count > 2 * _most)
        {
            _ends.RemoveRange(0, _ends.Count - _most);
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
