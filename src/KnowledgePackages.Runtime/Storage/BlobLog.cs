using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Stores each document's log in a chain of append blobs, named <c>log/(document)/00000000</c>, <c>log/(document)/00000001</c> and so on.
/// Each blob has up to 1,000 entries, in order of their numbers.
/// </summary>
/// <remarks>
/// Concurrent appends of two instances cannot duplicate or reorder entries. Each append is conditional on the length that the instance
/// expects the blob to have. If the blob is longer, the instance reads the new entries, drops its own entries whose numbers are in the log
/// by now, and appends the rest. A new blob is begun only when the last one is full, and a full blob never grows, so there is one chain.
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
                // No place is cached, or the log has all of these entries according to the cache. Read the log, because another process may
                // have deleted it since the place was cached.
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
                    // Skip entries up to the requested number, and entries that the page has already: if another process deleted the log
                    // and began it again, the read starts again at the log's beginning.
                    if (entry.Number > (page.Count == 0 ? after : page[^1].Number))
                    {
                        page.Add(entry);
                        bytes += entry.Content.Length;
                    }

                    return page.Count < LogEntry.LargestPage && bytes < LogEntry.LargestPageBytes;
                }
            },
            cancellationToken);

    /// <summary>
    /// Forgets the cached <see cref="BlobLogPlace"/>s of all documents whose names begin with <paramref name="prefix"/>.
    /// </summary>
    public void Forget(string prefix) => _places.Forget(prefix);

    private AppendBlobClient Segment(DocumentKey key, int segment) =>
        container.GetAppendBlobClient(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{key.Name}/{segment:D8}"));

    // Appends as many of the entries as fit into the blob. Returns null if the log does not end at the given place.
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

    // Reads the entries after the given place until the log ends or the callback returns false. Returns the place where the read stopped.
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

    // Downloads up to the given number of bytes after the place. Returns null if the log has no bytes after the place.
    private async Task<(ReadOnlyMemory<byte> Bytes, bool EndsBlob, Azure.ETag ETag)?> DownloadAsync(
        DocumentKey key, BlobLogPlace place, int size, CancellationToken cancellationToken)
    {
        try
        {
            // If the blob still has the ETag that it had when it ended at this place, Azure returns 304 (not modified) without bytes.
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
            // At offset 0 this means that the blob does not exist yet. At a later offset it means that the log was deleted, and perhaps
            // begun again.
            return place.Offset == 0 ? null : throw new FormatException("The log is shorter than it was.");
        }
    }
}
