namespace KnowledgePackages.Runtime.Storage;

/// <summary>Deletes the entries of one log up to a number: empties the log's blobs, from the first to the last.</summary>
/// <remarks>
/// Each blob is emptied in one step, if it has not changed since it was read. The last blob then rejects appends of instances that have
/// missed the deletion, so no deleted entry comes back. If a deletion stops midway, a second run completes it. Entries after the last
/// deleted number are written again into the emptied blob. In a deletion by the engine there are no such entries, because the engine
/// appends nothing before the deletion has ended.
/// </remarks>
internal sealed class BlobLogDeletion(BlobLogSegments segments, DocumentKey key, long through)
{
    private long _last;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var segment = 0; await DeleteInAsync(segment, cancellationToken); segment++)
        {
        }
    }

    // Returns whether the log may continue in the next blob.
    private async Task<bool> DeleteInAsync(int segment, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await ReadAsync(segment, cancellationToken) is not { } found)
            {
                if (_last > through || await segments.CreateAsync(key, segment, cancellationToken, through) is not null)
                {
                    return false;
                }

                continue; // another instance has created the blob
            }

            _last = found.Entries is [.., var last] ? last.Number : _last;
            LogEntry[] kept = [.. found.Entries.Where(entry => entry.Number > through)];
            var isFull = found.Piece.DeletedCount + found.Entries.Count >= BlobLogPlace.SegmentSize;
            var isEmpty = kept.Length == found.Entries.Count && !found.IsDamaged;
            if (isEmpty && (isFull || kept.Length > 0 || found.Piece.DeletedThrough >= through))
            {
                return isFull;
            }

            var count = isFull ? BlobLogPlace.SegmentSize - kept.Length : 0;
            if (await segments.EmptyAsync(key, segment, found.Piece.ETag, through, count, cancellationToken) is not { } etag)
            {
                continue; // another instance has changed the blob
            }

            if (kept.Length > 0)
            {
                await segments.AppendAsync(key, segment, 0, etag, BlobLogFormat.Write(kept), cancellationToken);
            }

            return isFull || found.IsDamaged;
        }
    }

    // Returns null if the blob does not exist.
    private async Task<Segment?> ReadAsync(int segment, CancellationToken cancellationToken)
    {
        var beginning = new BlobLogPlace(segment, 0, 0, 0);
        if (await segments.DownloadAsync(key, beginning, int.MaxValue, cancellationToken) is not { } piece)
        {
            return null;
        }

        var entries = new List<LogEntry>();
        try
        {
            var used = 0;
            while (BlobLogFormat.Read(piece.Bytes[used..]) is var (entry, length))
            {
                used += length;
                entries.Add(entry);
            }

            return new(piece, entries, IsDamaged: used < piece.Bytes.Length);
        }
        catch (FormatException)
        {
            return new(piece, entries, IsDamaged: true);
        }
    }

    private sealed record Segment(BlobLogPiece Piece, IReadOnlyList<LogEntry> Entries, bool IsDamaged);
}
