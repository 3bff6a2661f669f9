using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The marks of documents with pending work: empty blobs <c>pending/(document)</c>, so that finding these documents takes one short listing
/// and not one of all conversations.
/// </summary>
/// <remarks>
/// A mark is written at the same time as its document, and removed after a write that is not pending. It is removed only in the version
/// that the remover has written or seen, so a mark that was set again stays. An instance relies on a standing mark only while the document
/// still has the ETag of its own pending write: nobody removes the mark of such a document.
/// </remarks>
internal sealed class BlobPendingMarks(BlobContainerClient container, TimeProvider time)
{
    public const string Prefix = "pending/";

    /// <summary>The name of the document's metadata that says the same; a full listing shows it.</summary>
    public const string Metadata = "pending";

    // Longer than any write of a document takes: until then the mark may be ahead of its document.
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<DocumentKey, (ETag Document, Azure.ETag Mark, long Since)> _standing = new();
    private readonly ConcurrentDictionary<string, (Azure.ETag Mark, long Since)> _seen = new(StringComparer.Ordinal);

    /// <summary>Sets the mark for a write over <paramref name="etag"/>, unless it stands already.</summary>
    public async Task<Azure.ETag> SetAsync(DocumentKey key, ETag? etag, CancellationToken cancellationToken)
    {
        if (_standing.TryGetValue(key, out var known) && known.Document == etag)
        {
            return known.Mark;
        }

        BlobContentInfo written = await BlobOf(key.Name).UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
        return written.ETag;
    }

    /// <summary>Remembers that the mark stands while the document has this ETag.</summary>
    public void Note(DocumentKey key, ETag document, Azure.ETag mark) => _standing[key] = (document, mark, time.GetTimestamp());

    /// <summary>Forgets what is known about the mark, after a write whose outcome is not known.</summary>
    public void Forget(DocumentKey key) => _standing.TryRemove(key, out _);

    /// <summary>
    /// Removes the mark after a write that is not pending. A failure is no failure of the write: the mark is then removed by a later scan.
    /// </summary>
    public async Task ClearAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        if (_standing.TryRemove(key, out var known))
        {
            await ((Task)RemoveAsync(key.Name, known.Mark, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Whether a listed mark stands for nothing any more: it has been seen for a minute, and its document is not pending. Then it is
    /// removed.
    /// </summary>
    public async Task<bool> IsStaleAsync(string name, Azure.ETag mark, CancellationToken cancellationToken)
    {
        var seen = _seen.AddOrUpdate(
            name, _ => (mark, time.GetTimestamp()), (_, before) => before.Mark == mark ? before : (mark, time.GetTimestamp()));
        if (time.GetElapsedTime(seen.Since) < StaleAfter)
        {
            return false;
        }

        if (await IsPendingAsync(name, cancellationToken))
        {
            _seen[name] = (mark, time.GetTimestamp());
            return false;
        }

        await RemoveAsync(name, mark, cancellationToken);
        return true;
    }

    /// <summary>Forgets marks that a listing did not show: another instance has removed them.</summary>
    /// <param name="names">The documents whose marks were listed.</param>
    /// <param name="began">When the listing began. Marks that were set later are kept.</param>
    public void KeepListed(IReadOnlySet<string> names, long began)
    {
        foreach (var known in _standing.Where(known => known.Value.Since < began && !names.Contains(known.Key.Name)))
        {
            _standing.TryRemove(known);
        }

        foreach (var name in _seen.Keys.Where(name => !names.Contains(name)))
        {
            _seen.TryRemove(name, out _);
        }
    }

    private BlobClient BlobOf(string name) => container.GetBlobClient($"{Prefix}{name}");

    private async Task<bool> IsPendingAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.Metadata.ContainsKey(Metadata);
        }
        catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.BlobNotFound))
        {
            return false;
        }
    }

    private async Task RemoveAsync(string name, Azure.ETag mark, CancellationToken cancellationToken)
    {
        try
        {
            var conditions = new BlobRequestConditions { IfMatch = mark };
            await BlobOf(name).DeleteAsync(conditions: conditions, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.BlobNotFound, BlobErrorCode.ConditionNotMet))
        {
        }
    }
}
