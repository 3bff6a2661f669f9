using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The clock for times that other instances compare, such as the expiry of a lease: the store's clock if the store has one, otherwise this
/// machine's clock. Timers and timestamps always use this machine's clock.
/// </summary>
internal sealed class StoreTime(IConversationStore storage, TimeProvider machine, ILogger<StoreTime> logger) : TimeProvider
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RemindEvery = TimeSpan.FromHours(1);

    private (TimeSpan Ahead, long At) _warned;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => storage.Now ?? machine.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>
    /// Logs a warning if the clocks of this machine and of the store differ by more than two seconds. Repeats the warning when the
    /// difference has changed by more than two seconds, and once an hour. Not thread-safe.
    /// </summary>
    public void WarnIfApart()
    {
        if (storage.Now is not { } now)
        {
            return;
        }

        var ahead = machine.GetUtcNow() - now;
        if (ahead.Duration() <= Tolerated)
        {
            _warned = default;
        }
        else if ((ahead - _warned.Ahead).Duration() > Tolerated || machine.GetElapsedTime(_warned.At) >= RemindEvery)
        {
            logger.ClocksApart(ahead.TotalSeconds);
            _warned = (ahead, machine.GetTimestamp());
        }
    }
}
