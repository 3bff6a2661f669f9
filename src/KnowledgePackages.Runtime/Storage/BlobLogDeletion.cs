namespace KnowledgePackages.Runtime.Storage;

/// <summary>Deletes the beginning of one log: empties its blobs, from the first to the last.</summary>
/// <remarks>
/// Each blob is emptied in one step, on the condition that it is as it was read. The last blob then rejects what an instance that knows
/// nothing of the deletion wants to append, so no deleted entry comes back. If this ends midway, running it again completes the work.
/// Entries after the last deleted number are written again into the emptied blob. The engine has no such entries while it deletes: it
/// appends none before the deletion is done.
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

    // Returns whether the log may go on in the next blob.
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

                continue; // another instance created it
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
                continue; // another instance appended to it or emptied it
            }

            if (kept.Length > 0)
            {
                await segments.AppendAsync(key, segment, 0, etag, BlobLogFormat.Write(kept), cancellationToken);
            }

            return isFull || found.IsDamaged;
        }
    }

    // Returns null if there is no such blob.
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
