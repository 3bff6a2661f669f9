using Azure.Core;
using Azure.Core.Pipeline;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The clock of the storage account, from the <c>Date</c> of every response and the time that has passed on this machine since then. A
/// correction of this machine's clock has no effect, because only its time counter is used.
/// </summary>
/// <remarks>
/// <c>Date</c> has whole seconds, and a response can be slow. So each response yields a range of possible times, and a narrow one remains
/// of all of them.
/// </remarks>
internal sealed class BlobTime(TimeProvider time) : HttpPipelinePolicy
{
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);

    // The time counter of a machine gains or loses less than this.
    private const double Drift = 1e-4;

    private readonly long _start = time.GetTimestamp();
    private readonly Lock _gate = new();

    // What the account's clock showed at the start, and when that was last known better, counted from the start.
    private (DateTimeOffset Earliest, DateTimeOffset Latest, TimeSpan At)? _known;

    /// <summary>The account's time, within about half a second; null before its first response.</summary>
    public DateTimeOffset? Now
    {
        get
        {
            lock (_gate)
            {
                return _known is { } known ? known.Earliest + ((known.Latest - known.Earliest) / 2) + time.GetElapsedTime(_start) : null;
            }
        }
    }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var sent = time.GetTimestamp();
        ProcessNext(message, pipeline);
        Note(message, sent);
    }

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var sent = time.GetTimestamp();
        await ProcessNextAsync(message, pipeline);
        Note(message, sent);
    }

    /// <summary>Learns from a response with this <c>Date</c>, which has just arrived.</summary>
    /// <param name="date">Its <c>Date</c>.</param>
    /// <param name="sent">The timestamp of its request.</param>
    public void Note(DateTimeOffset date, long sent)
    {
        var now = time.GetElapsedTime(_start);
        var (earliest, latest) = (date - now, date + Resolution - time.GetElapsedTime(_start, sent));
        lock (_gate)
        {
            if (_known is { } known)
            {
                var drift = (now - known.At) * Drift;
                var (low, high) = (Max(earliest, known.Earliest - drift), Min(latest, known.Latest + drift));

                // No time fits both where the machine slept, or the account's clock was corrected: the newest response is right.
                (earliest, latest) = low <= high ? (low, high) : (earliest, latest);
            }

            _known = (earliest, latest, now);
        }
    }

    // A proxy on the way answers by its own clock, and without the account's id of the request.
    private void Note(HttpMessage message, long sent)
    {
        if (message is { HasResponse: true, Response: { Headers: { Date: { } date, RequestId: not null } } })
        {
            Note(date, sent);
        }
    }

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
