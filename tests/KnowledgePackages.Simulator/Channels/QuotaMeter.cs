namespace KnowledgePackages.Simulator.Channels;

/// <summary>Checks Teams' quotas: the maximum number of calls of one bot to one conversation within a time span.</summary>
internal static class QuotaMeter
{
    /// <summary>
    /// The delay that clocks and a loaded machine may add between the bot's call and its arrival here. The checks shorten each time span by
    /// this delay, because delayed calls can arrive closer together than the bot made them.
    /// </summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    private static readonly (int Calls, TimeSpan In)[] Teams =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    /// <summary>Returns a message for each violation of a quota of Teams; empty if there is none.</summary>
    /// <param name="calls">All calls to one conversation.</param>
    public static IEnumerable<string> Breaches(IEnumerable<ConnectorCall> calls)
    {
        var times = calls.Select(call => call.Arrived).Order().ToList();
        foreach (var (most, span) in Teams)
        {
            for (var last = most; last < times.Count; last++)
            {
                if (times[last] - times[last - most] < span - Tolerance)
                {
                    yield return $"{most + 1} calls in {(times[last] - times[last - most]).TotalMilliseconds:0} ms at {times[last]:HH:mm:ss.fff}; {most} in {span.TotalSeconds:0} s are allowed.";
                }
            }
        }
    }

    /// <summary>Returns a message for each call before the end of a wait that a 429 requested; empty if there is none.</summary>
    /// <param name="calls">All calls to one conversation.</param>
    public static IEnumerable<string> Undercuts(IReadOnlyList<ConnectorCall> calls) =>
        from throttled in calls
        where throttled is { RetryAfter: not null, Answered: not null }
        from call in calls
        where call.Arrived > throttled.Answered && call.Arrived < throttled.Answered + throttled.RetryAfter - TimeSpan.FromMilliseconds(5)
        select $"A call came {(call.Arrived - throttled.Answered!.Value).TotalMilliseconds:0} ms after a 429 that asked for {throttled.RetryAfter!.Value.TotalMilliseconds:0} ms.";
}
