namespace KnowledgePackages.Runtime.Storage;

/// <summary>A place between two entries of a log.</summary>
/// <param name="Segment">The index of the blob in the log, from 0.</param>
/// <param name="Offset">The number of bytes in the blob before the place.</param>
/// <param name="Count">
/// The number of the blob's entries before the place, including deleted entries that still count towards
/// <see cref="BlobLogPlace.SegmentSize"/>.
/// </param>
/// <param name="Number">The number of the last entry before the place, deleted or not; 0 at the beginning of the log.</param>
/// <param name="ETag">The blob's ETag if the blob was read to its end at this place; otherwise null.</param>
/// <param name="DeletedThrough">
/// The number up to which the blob's entries were deleted when the place was found. A later deletion makes the place invalid.
/// </param>
internal readonly record struct BlobLogPlace(
    int Segment,
    long Offset,
    int Count,
    long Number,
    Azure.ETag? ETag = null,
    long DeletedThrough = 0
)
{
    /// <summary>The number of entries after which a log starts a new blob.</summary>
    public const int SegmentSize = 1000;

    /// <summary>Returns the beginning of the next blob if this place is the end of a full blob; otherwise this place.</summary>
    public BlobLogPlace Rolled() => Count < SegmentSize ? this : new BlobLogPlace(Segment + 1, 0, 0, Number);

    /// <summary>Returns the place after <paramref name="entry"/>, which begins here and has <paramref name="length"/> bytes.</summary>
    public BlobLogPlace After(LogEntry entry, int length) =>
        this with { Offset = Offset + length, Count = Count + 1, Number = entry.Number, ETag = null };
}

/// <summary>
/// Caches a few places near the end of each recently used log. So writers, and readers that wait for new entries, need not read the old
/// entries first.
/// </summary>
internal sealed class BlobLogPlaces
{
    private const int PlacesPerLog = 8;
    private const int LogsPerGeneration = 2000;

    private readonly Lock _gate = new();

    // The cache has two generations. When the young generation is full, it becomes the old generation, and the previous old generation is
    // dropped. Each use of a log moves the log to the young generation.
    private Dictionary<DocumentKey, List<BlobLogPlace>> _young = [];
    private Dictionary<DocumentKey, List<BlobLogPlace>> _old = [];

    /// <summary>
    /// Returns the last cached place whose <see cref="BlobLogPlace.Number"/> is at most <paramref name="number"/>. If there is no such
    /// place, returns the beginning of the log.
    /// </summary>
    public BlobLogPlace Find(DocumentKey key, long number)
    {
        lock (_gate)
        {
            return Of(key)?.FindLast(place => place.Number <= number) ?? default;
        }
    }

    public void Add(DocumentKey key, BlobLogPlace place)
    {
        lock (_gate)
        {
            if (Of(key) is not { } places)
            {
                if (_young.Count >= LogsPerGeneration)
                {
                    (_old, _young) = (_young, []);
                }

                _young[key] = places = [];
            }

            places.RemoveAll(known => known.Number == place.Number);
            places.Insert(places.FindLastIndex(known => known.Number < place.Number) + 1, place);
            if (places.Count > PlacesPerLog)
            {
                places.RemoveAt(0);
            }
        }
    }

    /// <summary>Forgets the cached places of all documents whose names begin with <paramref name="prefix"/>.</summary>
    public void Forget(string prefix)
    {
        lock (_gate)
        {
            foreach (var generation in (Dictionary<DocumentKey, List<BlobLogPlace>>[])[_young, _old])
            {
                foreach (var key in generation.Keys.Where(key => key.Name.StartsWith(prefix, StringComparison.Ordinal)).ToArray())
                {
                    generation.Remove(key);
                }
            }
        }
    }

    private List<BlobLogPlace>? Of(DocumentKey key)
    {
        if (_young.TryGetValue(key, out var places))
        {
            return places;
        }

        if (_old.Remove(key, out places))
        {
            _young[key] = places;
        }

        return places;
    }
}
