using KnowledgePackages.Runtime.Engine;

namespace KnowledgePackages.Runtime.Connector;

/// <summary>
/// The lanes to a channel's conversations: calls to one conversation go one after the other, never faster than its channel takes them,
/// whoever they are for, because the people of a group share its quota. Bounded: idle lanes make room.
/// </summary>
internal sealed class SendLanes(TimeProvider time)
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SendLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>How many lanes are in memory now.</summary>
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

    /// <summary>Makes a call in its lane.</summary>
    /// <param name="conversation">Names the lane.</param>
    /// <param name="quotas">What the channel takes.</param>
    /// <param name="call">The call; made once.</param>
    /// <param name="cancellationToken">Gives up waiting; a call that has begun goes on.</param>
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

    // Those that were quiet longest; a Retry-After that still holds would come again.
    private void MakeRoom()
    {
        if (_lanes.Count < Most)
        {
            return;
        }

        var idle = _lanes.Where(lane => lane.Value.Queue.Length == 0).OrderBy(lane => lane.Value.LastEnd).Take(Most / 10);
        foreach (var (conversation, _) in idle.ToArray())
        {
            _lanes.Remove(conversation);
        }
    }
}

/// <summary>So many calls within a time.</summary>
internal readonly record struct Quota(int Calls, TimeSpan Within)
{
    /// <summary>What Teams takes from a bot in one conversation (Teams documentation, "Optimize your bot with rate limiting").</summary>
    public static IReadOnlyList<Quota> OfTeams { get; } =
    [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1800, TimeSpan.FromHours(1))];
}

/// <summary>One conversation's lane.</summary>
internal sealed class SendLane(IReadOnlyList<Quota> quotas, TimeProvider time)
{
    private readonly List<long> _ends = [];
    private readonly int _most = quotas.Count == 0 ? 0 : quotas.Max(quota => quota.Calls);
    private long _pausedUntil = long.MinValue;

    /// <summary>Whose turn it is; as many wait as conversations' senders have a reply for this lane, one each.</summary>
    public TurnQueue Queue { get; } = new();

    /// <summary>When the last call ended.</summary>
    public long LastEnd { get; private set; }

    /// <summary>Makes a call as soon as the channel takes it. Only inside the queue.</summary>
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

    // Counted from the end of a call: the other side saw it no later than that, and sees the next one no sooner than we begin it. So its
    // own count never exceeds the quota, however long calls are on their way.
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
