using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Announcements in append blobs to which all instances append: one blob for every two minutes, named <c>announced/2026-11-30T06-02</c>. A
/// line has the id of the instance and the names of the documents. So a reader makes one call for all logs and all other instances.
/// </summary>
/// <remarks>
/// A blob of two minutes has far fewer blocks than Azure's maximum of 50,000. Whoever creates a blob deletes the old ones.
/// </remarks>
internal sealed class BlobLogAnnouncements(BlobContainerClient container, BlobCalls calls, TimeProvider time, Func<DateTimeOffset> now)
    : ILogAnnouncements
{
    public const string Prefix = "announced/";

    private const int MaxPieceBytes = 1024 * 1024;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(2);

    // How long readers read a blob after its period, because the clocks of the instances differ a little. A reader that has not read for
    // so long may have missed the end of a blob.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    private readonly string _instance = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private long? _lastRead;

    public Task AnnounceAsync(IReadOnlyCollection<DocumentKey> logs, CancellationToken cancellationToken) => calls.RunAsync(
        BlobRight.Append,
        async ended =>
        {
            var line = Encoding.ASCII.GetBytes($"{_instance} {string.Join(' ', logs.Select(log => log.Name))}\n");
            var name = NameAt(now());
            while (!await TryAppendAsync(name, line, ended))
            {
                await TryCreateAsync(name, ended);
            }

            return true;
        },
        cancellationToken
    );

    public Task<IReadOnlyCollection<DocumentKey>?> ReadAsync(CancellationToken cancellationToken) =>
        calls.RunAsync<IReadOnlyCollection<DocumentKey>?>(
            BlobRight.Read,
            async ended =>
            {
                var begins = _lastRead is not { } last || time.GetElapsedTime(last) >= Overlap;
                _lastRead = null; // if a call fails, the next call begins anew
                string[] names = [.. new[] { NameAt(now() - Overlap), NameAt(now()) }.Distinct()];
                foreach (var gone in _places.Keys.Where(name => begins || !names.Contains(name)).ToList())
                {
                    _places.Remove(gone);
                }

                var logs = new HashSet<DocumentKey>();
                foreach (var name in names)
                {
                    var place = _places.TryGetValue(name, out var known) ? known : await OpenAsync(name, atEnd: begins, ended);
                    _places[name] = await ReadFromAsync(name, place, logs, ended);
                }

                _lastRead = time.GetTimestamp();
                return begins ? null : logs;
            },
            cancellationToken
        );

    private static string NameAt(DateTimeOffset time)
    {
        var start = new DateTime(time.UtcTicks - (time.UtcTicks % Period.Ticks), DateTimeKind.Utc);
        return Prefix + start.ToString("yyyy-MM-ddTHH-mm", CultureInfo.InvariantCulture);
    }

    // Returns false if the blob does not exist.
    private async Task<bool> TryAppendAsync(string name, byte[] line, CancellationToken cancellationToken)
    {
        try
        {
            await Client(name).AppendBlockAsync(new MemoryStream(line), cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.BlobNotFound))
        {
            return false;
        }
    }

    // Returns the ETag of the new, empty blob; null if the blob exists already.
    private async Task<Azure.ETag?> TryCreateAsync(string name, CancellationToken cancellationToken)
    {
        BlobContentInfo made;
        try
        {
            var once = new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = Azure.ETag.All } };
            made = await Client(name).CreateAsync(once, cancellationToken);
        }
        catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.BlobAlreadyExists))
        {
            return null;
        }

        await DeleteOldAsync(cancellationToken);
        return made.ETag;
    }

    private async Task DeleteOldAsync(CancellationToken cancellationToken)
    {
        var oldest = NameAt(now() - Period);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Prefix, cancellationToken))
        {
            if (string.CompareOrdinal(blob.Name, oldest) < 0)
            {
                await Client(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
            }
        }
    }

    private async Task<Place> OpenAsync(string name, bool atEnd, CancellationToken cancellationToken)
    {
        if (await TryCreateAsync(name, cancellationToken) is { } etag)
        {
            return new(0, etag);
        }

        BlobProperties found = await Client(name).GetPropertiesAsync(cancellationToken: cancellationToken);
        return atEnd || found.ContentLength == 0 ? new(found.ContentLength, found.ETag) : new(0, null);
    }

    // Adds the announced logs after a place, and returns the place where the blob ends.
    private async Task<Place> ReadFromAsync(string name, Place place, HashSet<DocumentKey> logs, CancellationToken cancellationToken)
    {
        while (true)
        {
            var options = new BlobDownloadOptions
            {
                Range = new HttpRange(place.Offset, MaxPieceBytes),
                Conditions = place.ETag is { } seen ? new BlobRequestConditions { IfNoneMatch = seen } : null,
            };
            var answer = await Client(name).DownloadContentAsync(options, cancellationToken);
            if (answer.GetRawResponse().Status == 304)
            {
                return place;
            }

            var (bytes, details) = (answer.Value.Content.ToMemory(), answer.Value.Details);
            var total = long.Parse(details.ContentRange.AsSpan(details.ContentRange.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
            var ends = place.Offset + bytes.Length >= total;
            place = new(place.Offset + Take(bytes.Span, logs), ends ? details.ETag : null);
            if (ends)
            {
                return place;
            }
        }
    }

    // Adds the logs of the whole lines, without those of this instance, and returns the length of these lines. A piece without the end of
    // a line is no announcement of ours, and is skipped.
    private int Take(ReadOnlySpan<byte> bytes, HashSet<DocumentKey> logs)
    {
        var length = bytes.LastIndexOf((byte)'\n') + 1;
        if (length == 0)
        {
            return bytes.Length;
        }

        foreach (var line in Encoding.ASCII.GetString(bytes[..length]).Split('\n'))
        {
            if (line.Split(' ') is [var instance, .. var names] && instance != _instance)
            {
                logs.UnionWith(names.Where(DocumentKey.IsValid).Select(name => new DocumentKey(name)));
            }
        }

        return length;
    }

    private AppendBlobClient Client(string name) => container.GetAppendBlobClient(name);

    // A place in a blob. It has an ETag if the blob with this ETag ends there.
    private readonly record struct Place(long Offset, Azure.ETag? ETag);
}
