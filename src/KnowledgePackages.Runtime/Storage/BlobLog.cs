using Azure.Storage.Blobs;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Stores each document's log in a chain of append blobs, named <c>log/(document)/00000000</c>, <c>log/(document)/00000001</c> and so on.
/// Each blob has up to 1,000 entries, in order of their numbers.
/// </summary>
/// <remarks>
/// Concurrent appends of two instances cannot duplicate or reorder entries. Each append is conditional on the version of the last blob.
/// If the condition fails, the instance reads the new entries and skips the numbers that exist. A new blob begins only after a full blob,
/// and a full blob never grows, so the chain has no branches. A deletion empties the blobs but keeps them, with the last deleted number in
/// their metadata. If an instance has missed the deletion, its append fails. The instance then reads the number and skips the deleted
/// entries.
/// </remarks>
internal sealed class BlobLog(BlobContainerClient container, BlobCalls calls)
{
    public const string Prefix = "log/";

    private const int MinPieceBytes = 256 * 1024;

    private readonly BlobLogPlaces _places = new();
    private readonly BlobLogSegments _segments = new(container);

    public Task AppendAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) => calls.RunAsync(
        BlobRight.Append,
        async ended =>
        {
            var end = _places.Find(key, long.MaxValue);
            if (end.ETag is null || entries.All(entry => entry.Number <= end.Number))
            {
                // Read the log if its end is not cached, or if its cached end says that the log has all of these entries already. In the
                // second case, another process may have deleted the log since.
                end = await ReadFromAsync(key, end, _ => true, ended);
            }

            while (entries.Any(entry => entry.Number > end.Number))
            {
                end = await TryAppendAsync(key, end.Rolled(), entries, ended) ?? await ReadFromAsync(key, end, _ => true, ended);
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
                var end = await ReadFromAsync(key, _places.Find(key, after), Take, ended);
                if (end != default)
                {
                    _places.Add(key, end);
                }

                return page;

                bool Take(LogEntry entry)
                {
                    // Skip entries up to the requested number, and entries that are already in the page. An entry can come twice: if
                    // another process has deleted the log and begun a new one, the read starts again at the log's beginning.
                    if (entry.Number > (page.Count == 0 ? after : page[^1].Number))
                    {
                        page.Add(entry);
                        bytes += entry.Content.Length;
                    }

                    return page.Count < LogEntry.MaxPageEntries && bytes < LogEntry.MaxPageBytes;
                }
            },
            cancellationToken);

    /// <summary>Deletes the entries with numbers up to <paramref name="through"/>.</summary>
    public Task DeleteAsync(DocumentKey key, long through, CancellationToken cancellationToken) => calls.RunAsync(
        BlobRight.Write,
        async ended =>
        {
            await new BlobLogDeletion(_segments, key, through).RunAsync(ended);
            _places.Forget(key.Name);
            return true;
        },
        cancellationToken);

    /// <summary>
    /// Forgets the cached <see cref="BlobLogPlace"/>s of all documents whose names begin with <paramref name="prefix"/>.
    /// </summary>
    public void Forget(string prefix) => _places.Forget(prefix);

    // Appends as many of the entries as fit into the blob, and returns the new end of the log. If the log does not end at the given place,
    // appends nothing and returns null.
    private async Task<BlobLogPlace?> TryAppendAsync(
        DocumentKey key,
        BlobLogPlace end,
        IReadOnlyList<LogEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var fitting = entries.Where(entry => entry.Number > end.Number).Take(BlobLogPlace.SegmentSize - end.Count).ToArray();
        var bytes = BlobLogFormat.Write(fitting);
        var etag = end.ETag ?? await _segments.CreateAsync(key, end.Segment, cancellationToken);
        return etag is { } known && await _segments.AppendAsync(key, end.Segment, end.Offset, known, bytes, cancellationToken) is { } next
            ? end with
            {
                Offset = end.Offset + bytes.Length,
                Count = end.Count + fitting.Length,
                Number = fitting[^1].Number,
                ETag = next,
            }
            : null;
    }

    // Reads the entries after the given place until the log ends or the callback returns false. Returns the place where the read stopped.
    private async Task<BlobLogPlace> ReadFromAsync(
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
                $"The log of {key.Name} in container {_segments.Container} is damaged by another writer. Delete the blobs "
                + $"under {Prefix}{key.Name}/."
            );
        }

        return await ReadFromAsync(key, default, take, cancellationToken);
    }

    private async Task<BlobLogPlace> ReadPiecesAsync(
        DocumentKey key,
        BlobLogPlace place,
        Func<LogEntry, bool> take,
        CancellationToken cancellationToken
    )
    {
        var size = MinPieceBytes;
        while (true)
        {
            place = place.Rolled();
            if (await _segments.DownloadAsync(key, place, size, cancellationToken) is not { } piece)
            {
                return place;
            }

            place = piece.Begin(place);
            var (bytes, used) = (piece.Bytes, 0);
            while (BlobLogFormat.Read(bytes[used..]) is var (entry, length))
            {
                used += length;
                place = place.After(entry, length);
                if (!take(entry))
                {
                    return place;
                }
            }

            if (piece.EndsBlob)
            {
                place =
                    used == bytes.Length
                        ? place with
                        {
                            ETag = piece.ETag,
                        }
                        : throw new FormatException("The log ends in the middle of an entry.");
                if (place.Count < BlobLogPlace.SegmentSize)
                {
                    return place;
                }
            }

            size = used == 0 ? size * 4 : MinPieceBytes;
        }
    }
}
