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
/// that the remover has written or seen, so a mark that was set again stays. An instance assumes that its mark still exists only while the
/// document has the ETag of that instance's own pending write, because nobody removes the mark of a pending document.
/// </remarks>
internal sealed class BlobPendingMarks(BlobContainerClient container, TimeProvider time)
{
    public const string Prefix = "pending/";

    /// <summary>The name of the metadata entry that marks a pending document as well; a full listing returns it.</summary>
    public const string Metadata = "pending";

    // Longer than any write takes: until then the mark may exist although its document is not written yet.
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<DocumentKey, (ETag Document, Azure.ETag Mark, long Since)> _standing = new();
    private readonly ConcurrentDictionary<string, (Azure.ETag Mark, long Since)> _seen = new(StringComparer.Ordinal);

    /// <summary>
    /// Sets the mark for a write that replaces version <paramref name="etag"/>, unless that version set the mark already. Returns the
    /// mark's ETag.
    /// </summary>
    public async Task<Azure.ETag> SetAsync(DocumentKey key, ETag? etag, CancellationToken cancellationToken)
    {
        if (_standing.TryGetValue(key, out var known) && known.Document == etag)
        {
            return known.Mark;
        }

        BlobContentInfo written = await BlobOf(key.Name).UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
        return written.ETag;
    }

    /// <summary>Remembers that the mark exists while the document has this ETag.</summary>
    public void Note(DocumentKey key, ETag document, Azure.ETag mark) => _standing[key] = (document, mark, time.GetTimestamp());

    /// <summary>Forgets what is known about the mark, after a write whose outcome is not known.</summary>
    public void Forget(DocumentKey key) => _standing.TryRemove(key, out _);

    /// <summary>
    /// Removes the mark after a write that is not pending. Does not throw if the removal fails, because a later scan removes the mark.
    /// </summary>
    public async Task ClearAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        if (_standing.TryRemove(key, out var known))
        {
            await ((Task)RemoveAsync(key.Name, known.Mark, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Removes a listed mark if it is stale: it has been listed for a minute, and its document is not pending. Returns whether it was
    /// stale.
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

    /// <summary>Forgets marks that a listing did not return, because another instance has removed them.</summary>
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
