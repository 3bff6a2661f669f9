using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Reads, creates, extends and empties the append blobs of logs. Every change is conditional on the version that was read.
/// </summary>
internal sealed class BlobLogSegments(BlobContainerClient container)
{
    // Azure requires metadata names to be C# identifiers, and ignores their case.
    private const string DeletedThrough = "deletedthrough";
    private const string DeletedCount = "deletedcount";

    /// <summary>The container's name, for error messages.</summary>
    public string Container => container.Name;

    public AppendBlobClient Client(DocumentKey key, int segment) =>
        container.GetAppendBlobClient(string.Create(CultureInfo.InvariantCulture, $"{BlobLog.Prefix}{key.Name}/{segment:D8}"));

    /// <summary>
    /// Downloads up to <paramref name="size"/> bytes after a place. Returns null if nothing follows the place.
    /// </summary>
    /// <exception cref="FormatException">The log was deleted or emptied since the place was found.</exception>
    public async Task<BlobLogPiece?> DownloadAsync(DocumentKey key, BlobLogPlace place, int size, CancellationToken cancellationToken)
    {
        var blob = Client(key, place.Segment);
        while (true)
        {
            try
            {
                // The place has an ETag only if the blob ended there. If the blob still has this ETag, Azure returns 304 (not modified).
                var options = new BlobDownloadOptions
                {
                    Range = new HttpRange(place.Offset, size),
                    Conditions = place.ETag is { } seen ? new BlobRequestConditions { IfNoneMatch = seen } : null,
                };
                var answer = await blob.DownloadContentAsync(options, cancellationToken);
                if (answer.GetRawResponse().Status == 304)
                {
                    return null;
                }

                var (bytes, details) = (answer.Value.Content.ToMemory(), answer.Value.Details);
                var range = details.ContentRange;
                var total = long.Parse(range.AsSpan(range.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
                return Piece(bytes, place.Offset + bytes.Length >= total, details.ETag, details.Metadata).At(place);
            }
            catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.BlobNotFound, BlobErrorCode.InvalidRange))
            {
                if (place.Offset > 0)
                {
                    throw new FormatException("The log is shorter than at the last read.");
                }

                if (BlobCalls.Is(exception, BlobErrorCode.BlobNotFound))
                {
                    return null;
                }
            }

            // Azure refuses every range of an empty blob.
            if (await FindEmptyAsync(blob, cancellationToken) is { } empty)
            {
                return empty.At(place);
            }
        }
    }

    /// <summary>Creates an empty blob and returns its ETag. Returns null if the blob exists already.</summary>
    public async Task<Azure.ETag?> CreateAsync(
        DocumentKey key,
        int segment,
        CancellationToken cancellationToken,
        long deletedThrough = 0
    ) =>
        await PutEmptyAsync(
            Client(key, segment),
            new AppendBlobRequestConditions { IfNoneMatch = Azure.ETag.All },
            deletedThrough == 0 ? null : Metadata(deletedThrough, 0),
            cancellationToken
        );

    /// <summary>Empties a blob in one step and returns its new ETag. Returns null if the blob has changed since it was read.</summary>
    /// <param name="key">The document of the log.</param>
    /// <param name="segment">The index of the blob in the log.</param>
    /// <param name="etag">The blob's ETag when it was read.</param>
    /// <param name="through">The number up to which entries are deleted. These entries cannot be appended again.</param>
    /// <param name="count">
    /// How many deleted entries still count towards <see cref="BlobLogPlace.SegmentSize"/>: for a full blob, as many as keep it full;
    /// otherwise 0.
    /// </param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Azure.ETag?> EmptyAsync(
        DocumentKey key,
        int segment,
        Azure.ETag etag,
        long through,
        int count,
        CancellationToken cancellationToken
    ) =>
        await PutEmptyAsync(
            Client(key, segment),
            new AppendBlobRequestConditions { IfMatch = etag },
            Metadata(through, count),
            cancellationToken
        );

    /// <summary>
    /// Appends bytes to a blob that has this ETag and this length. Returns its new ETag, or null if the blob has changed.
    /// </summary>
    public async Task<Azure.ETag?> AppendAsync(
        DocumentKey key,
        int segment,
        long offset,
        Azure.ETag etag,
        byte[] bytes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = offset, IfMatch = etag };
            BlobAppendInfo written = await Client(key, segment)
                .AppendBlockAsync(
                    new MemoryStream(bytes),
                    new AppendBlobAppendBlockOptions { Conditions = conditions },
                    cancellationToken
                );
            return written.ETag;
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

    private static async Task<Azure.ETag?> PutEmptyAsync(
        AppendBlobClient blob,
        AppendBlobRequestConditions conditions,
        Dictionary<string, string>? metadata,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var options = new AppendBlobCreateOptions { Conditions = conditions, Metadata = metadata };
            BlobContentInfo made = await blob.CreateAsync(options, cancellationToken);
            return made.ETag;
        }
        catch (RequestFailedException exception)
            when (BlobCalls.Is(exception, BlobErrorCode.BlobAlreadyExists, BlobErrorCode.ConditionNotMet, BlobErrorCode.BlobNotFound))
        {
            return null;
        }
    }

    // Returns null if the blob has content now, or does not exist.
    private static async Task<BlobLogPiece?> FindEmptyAsync(AppendBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties found = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return found.ContentLength == 0 ? Piece(default, endsBlob: true, found.ETag, found.Metadata) : null;
        }
        catch (RequestFailedException exception) when (exception.Status == 404) // the response to a HEAD has no error code
        {
            return null;
        }
    }

    private static BlobLogPiece Piece(ReadOnlyMemory<byte> bytes, bool endsBlob, Azure.ETag etag, IDictionary<string, string> metadata)
    {
        return new(bytes, endsBlob, etag, Number(DeletedThrough), (int)Number(DeletedCount));

        long Number(string name) =>
            metadata.TryGetValue(name, out var value) && long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static Dictionary<string, string> Metadata(long through, int count) => new()
    {
        [DeletedThrough] = through.ToString(CultureInfo.InvariantCulture),
        [DeletedCount] = count.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>A part of a log's blob.</summary>
/// <param name="Bytes">The bytes of the part.</param>
/// <param name="EndsBlob">Whether the part ends where the blob ends.</param>
/// <param name="ETag">The blob's ETag.</param>
/// <param name="DeletedThrough">The number up to which the blob's entries were deleted; 0 if none were deleted.</param>
/// <param name="DeletedCount">How many deleted entries still count towards <see cref="BlobLogPlace.SegmentSize"/>.</param>
internal sealed record BlobLogPiece(ReadOnlyMemory<byte> Bytes, bool EndsBlob, Azure.ETag ETag, long DeletedThrough, int DeletedCount)
{
    /// <summary>
    /// Checks that the place is still valid, and returns this piece. The beginning of the blob is always valid. Any other place is valid
    /// until a deletion empties the blob.
    /// </summary>
    /// <exception cref="FormatException">A deletion has emptied the blob since the place was found.</exception>
    public BlobLogPiece At(BlobLogPlace place) =>
        place.Offset == 0 || place.DeletedThrough == DeletedThrough ? this : throw new FormatException("The log was emptied.");

    /// <summary>
    /// Returns the place where the piece begins. At the beginning of the blob, the place gets the blob's data about deleted entries.
    /// </summary>
    public BlobLogPlace Begin(BlobLogPlace place) => place.Offset > 0 ? place : place with
    {
        Count = DeletedCount,
        Number = Math.Max(place.Number, DeletedThrough),
        DeletedThrough = DeletedThrough,
    };
}
