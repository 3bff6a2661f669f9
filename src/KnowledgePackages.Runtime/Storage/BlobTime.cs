using Azure.Core;
using Azure.Core.Pipeline;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The clock of the storage account, from the <c>Date</c> of every response and the time that has passed on this machine since then. A
/// correction of this machine's clock has no effect, because only its time counter is used.
/// </summary>
/// <remarks>
/// <c>Date</c> has whole seconds, and a response can be slow. So each response gives a range of possible times, and the intersection of
/// these ranges is narrow.
/// </remarks>
internal sealed class BlobTime(TimeProvider time) : HttpPipelinePolicy
{
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);

    // A machine's time counter gains or loses less than this share of the elapsed time.
    private const double Drift = 1e-4;

    private readonly long _start = time.GetTimestamp();
    private readonly Lock _gate = new();

    // The range of the account's time at the start, and the time since the start at which the range was last corrected.
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

    /// <summary>Corrects the estimate with a response that has just arrived.</summary>
    /// <param name="date">The response's <c>Date</c>.</param>
    /// <param name="sent">The timestamp at which the request was sent.</param>
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

                // If the ranges do not overlap, the machine slept or the account's clock was corrected. Then the newest response is right.
                (earliest, latest) = low <= high ? (low, high) : (earliest, latest);
            }

            _known = (earliest, latest, now);
        }
    }

    // Ignore responses without the account's request id: a proxy on the way has sent them, with the time of its own clock.
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
