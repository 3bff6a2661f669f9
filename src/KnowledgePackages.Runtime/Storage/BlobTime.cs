using Azure.Core;
using Azure.Core.Pipeline;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Estimates the time of the storage account's clock from the <c>Date</c> header of each response and the time that has passed on this
/// machine since. A correction of this machine's clock has no effect, because only its monotonic time counter is used.
/// </summary>
/// <remarks>
/// <c>Date</c> has whole seconds, and a response can be slow. So each response gives a range of possible times. The intersection of the
/// ranges of many responses is narrow.
/// </remarks>
internal sealed class BlobTime(TimeProvider time) : HttpPipelinePolicy
{
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);

    // The maximum error of a machine's time counter, as a share of the elapsed time.
    private const double Drift = 1e-4;

    private readonly long _start = time.GetTimestamp();
    private readonly Lock _gate = new();

    // The earliest and latest time that the account's clock can have had at _start, and how long after _start this range was last
    // corrected.
    private (DateTimeOffset Earliest, DateTimeOffset Latest, TimeSpan At)? _known;

    /// <summary>
    /// The time of the account's clock, with an error of up to about half a second; null before the account's first response.
    /// </summary>
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

                // If the ranges do not overlap, this machine was suspended or the account's clock was corrected. Then use the newest range.
                (earliest, latest) = low <= high ? (low, high) : (earliest, latest);
            }

            _known = (earliest, latest, now);
        }
    }

    // Ignore responses without the account's request id: they come from a proxy, and their Date is the time of the proxy's clock.
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
