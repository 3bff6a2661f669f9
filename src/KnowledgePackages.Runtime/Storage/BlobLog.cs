using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Stores each document's log as a chain of append blobs, from <c>log/(document)/00000000</c> on, each with 1,000 entries in order.
/// </summary>
/// <remarks>
/// Concurrent appends of two instances cannot duplicate or reorder anything: each append is conditional on the expected length of the log,
/// and the instance whose expectation was wrong reads on and drops the numbers that exist by now. A new blob is begun only after a full
/// one, and a full one never grows, so there is one chain.
/// </remarks>
internal sealed class BlobLog(BlobContainerClient container, BlobCalls calls)
{
    public const string Prefix = "log/";

    private const int SmallestPiece = 256 * 1024;

    private readonly BlobLogPlaces _places = new();

    public Task AppendAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) => calls.RunAsync(
        BlobRight.Append,
        async ended =>
        {
            var end = _places.Find(key, long.MaxValue);
            if (end == default || entries.All(entry => entry.Number <= end.Number))
            {
                // The log seems to have these entries already: either it has, or another process deleted the log without this instance
                // knowing.
                end = await ReadOnAsync(key, end, _ => true, ended);
            }

            while (entries.Any(entry => entry.Number > end.Number))
            {
                end = await TryAppendAsync(key, end.Rolled(), entries, ended) ?? await ReadOnAsync(key, end, _ => true, ended);
                _places.Add(key, end);
            }

            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<LogEntry>> ReadAsync(DocumentKey key, long after, CancellationToken cancellationToken) =>
        calls.RunAsync<IReadOnlyList<LogEntry>>(
            BlobRight.Read,
            async ended =>
            {
                var page = new List<LogEntry>();
                var bytes = 0;
                var end = await ReadOnAsync(key, _places.Find(key, after), Take, ended);
                if (end != default)
                {
                    _places.Add(key, end);
                }

                return page;

                bool Take(LogEntry entry)
                {
                    // If another process deleted the log and began it again, reading from the beginning returns entries that were read
                    // before.
                    if (entry.Number > (page.Count == 0 ? after : page[^1].Number))
                    {
                        page.Add(entry);
                        bytes += entry.Content.Length;
                    }

                    return page.Count < LogEntry.LargestPage && bytes < LogEntry.LargestPageBytes;
                }
            },
            cancellationToken);

    /// <summary>Forgets the cached places in the logs of all documents whose names begin with <paramref name="prefix"/>.</summary>
    public void Forget(string prefix) => _places.Forget(prefix);

    private AppendBlobClient Segment(DocumentKey key, int segment) =>
        container.GetAppendBlobClient(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{key.Name}/{segment:D8}"));

    // Returns null if the log does not end at this place.
    private async Task<BlobLogPlace?> TryAppendAsync(
        DocumentKey key,
        BlobLogPlace end,
        IReadOnlyList<LogEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var blob = Segment(key, end.Segment);
        var fitting = entries.Where(entry => entry.Number > end.Number).Take(BlobLogPlace.SegmentSize - end.Count).ToArray();
        var bytes = BlobLogFormat.Write(fitting);
        try
        {
            if (end.Offset == 0)
            {
                await CreateAsync(blob, cancellationToken);
            }

            var conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = end.Offset, IfMatch = end.ETag };
            BlobAppendInfo written = await blob.AppendBlockAsync(
                new MemoryStream(bytes),
                new AppendBlobAppendBlockOptions { Conditions = conditions },
                cancellationToken
            );
            return new BlobLogPlace(end.Segment, end.Offset + bytes.Length, end.Count + fitting.Length, fitting[^1].Number, written.ETag);
        }
        catch (RequestFailedException exception)
            when (BlobCalls.Is(
                    exception,
                    BlobErrorCode.AppendPositionConditionNotMet,
                    BlobErrorCode.ConditionNotMet,
                    BlobErrorCode.BlobNotFound
                )
            )
        {
            return null;
        }
    }

    private static async Task CreateAsync(AppendBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var once = new AppendBlobRequestConditions { IfNoneMatch = Azure.ETag.All };
            await blob.CreateAsync(new AppendBlobCreateOptions { Conditions = once }, cancellationToken);
        }
        catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.BlobAlreadyExists))
        {
        }
    }

    // Reads entries from a place on, until the log ends or the callback returns false, and returns the place where it stopped.
    private async Task<BlobLogPlace> ReadOnAsync(
        DocumentKey key,
        BlobLogPlace from,
        Func<LogEntry, bool> take,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ReadPiecesAsync(key, from, take, cancellationToken);
        }
        catch (FormatException) when (from != default)
        {
            _places.Forget(key.Name);
        }
        catch (FormatException)
        {
            throw new StorageException(
                $"The log of {key.Name} in container {container.Name} is damaged: somebody else wrote to its blobs. Delete the blobs "
                + $"under {Prefix}{key.Name}/."
            );
        }

        return await ReadOnAsync(key, default, take, cancellationToken);
    }

    private async Task<BlobLogPlace> ReadPiecesAsync(
        DocumentKey key,
        BlobLogPlace place,
        Func<LogEntry, bool> take,
        CancellationToken cancellationToken
    )
    {
        var size = SmallestPiece;
        while (true)
        {
            place = place.Rolled();
            if (await DownloadAsync(key, place, size, cancellationToken) is not var (bytes, endsBlob, etag))
            {
                return place;
            }

            var used = 0;
            while (BlobLogFormat.Read(bytes[used..]) is var (entry, length))
            {
                used += length;
                place = place.After(entry, length);
                if (!take(entry))
                {
                    return place;
                }
            }

            if (endsBlob)
            {
                place =
                    used == bytes.Length
                        ? place with
                        {
                            ETag = etag,
                        }
                        : throw new FormatException("The log ends in the middle of an entry.");
                if (place.Count < BlobLogPlace.SegmentSize)
                {
                    return place;
                }
            }

            size = used == 0 ? size * 4 : SmallestPiece;
        }
    }

    // Returns null if the log has nothing after the place.
    private async Task<(ReadOnlyMemory<byte> Bytes, bool EndsBlob, Azure.ETag ETag)?> DownloadAsync(
        DocumentKey key, BlobLogPlace place, int size, CancellationToken cancellationToken)
    {
        try
        {
            // If the blob still has the ETag with which it ended here, Azure returns "not modified": no bytes, no exception.
            var options = new BlobDownloadOptions
            {
                Range = new HttpRange(place.Offset, size),
                Conditions = place.ETag is { } seen ? new BlobRequestConditions { IfNoneMatch = seen } : null,
            };
            var answer = await Segment(key, place.Segment).DownloadContentAsync(options, cancellationToken);
            if (answer.GetRawResponse().Status == 304)
            {
                return null;
            }

            var (bytes, details) = (answer.Value.Content.ToMemory(), answer.Value.Details);
            var total = long.Parse(details.ContentRange.AsSpan(details.ContentRange.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
            return (bytes, place.Offset + bytes.Length >= total, details.ETag);
        }
        catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.BlobNotFound, BlobErrorCode.InvalidRange))
        {
            // At offset 0 the blob does not exist yet. At a later offset the log was deleted, and perhaps begun again.
            return place.Offset == 0 ? null : throw new FormatException("The log is shorter than it was.");
        }
    }
}
