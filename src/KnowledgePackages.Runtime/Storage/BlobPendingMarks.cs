using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Marks each document with pending work by an empty blob <c>pending/(document)</c>. So a short listing of the marks finds these documents,
/// and no listing of all conversations is needed.
/// </summary>
/// <remarks>
/// A mark is written at the same time as a document with pending work, and removed after the document is written without pending work. The
/// removal is conditional on the ETag of the mark that this instance has written or listed, so a mark that was set again meanwhile stays.
/// Nobody removes the mark of a document with pending work. So while the document has the ETag of this instance's write, the instance does
/// not set the mark again.
/// </remarks>
internal sealed class BlobPendingMarks(BlobContainerClient container, TimeProvider time)
{
    public const string Prefix = "pending/";

    /// <summary>
    /// The name of the metadata entry that marks pending work in the document's own blob. The listing that looks for documents without a
    /// mark finds them by this entry.
    /// </summary>
    public const string Metadata = "pending";

    // Longer than any write takes. A younger mark may belong to a write that has not ended yet.
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    // The marks that this instance has set and that still exist, as far as it knows. Document is the ETag that the instance's write gave to
    // the document.
    private readonly ConcurrentDictionary<DocumentKey, (ETag Document, Azure.ETag Mark, long Since)> _written = new();

    // The listed marks by document name. Since is the time at which the mark was first listed, or at which its document last had pending
    // work.
    private readonly ConcurrentDictionary<string, (Azure.ETag Mark, long Since)> _seen = new(StringComparer.Ordinal);

    /// <summary>
    /// Sets the mark for a write that replaces the document's version <paramref name="etag"/>, and returns the mark's ETag. Makes no call
    /// if this instance set the mark together with that version, because the mark then still exists.
    /// </summary>
    public async Task<Azure.ETag> SetAsync(DocumentKey key, ETag? etag, CancellationToken cancellationToken)
    {
        if (_written.TryGetValue(key, out var known) && known.Document == etag)
        {
            return known.Mark;
        }

        BlobContentInfo written = await BlobOf(key.Name).UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
        return written.ETag;
    }

    /// <summary>
    /// Records the mark of a document that this instance has just written with pending work. Nobody removes the mark while the document has
    /// the ETag <paramref name="document"/>, so <see cref="SetAsync"/> then need not set it again.
    /// </summary>
    public void Note(DocumentKey key, ETag document, Azure.ETag mark) => _written[key] = (document, mark, time.GetTimestamp());

    /// <summary>Forgets the mark's ETag, because the write of the document failed or had a conflict.</summary>
    public void Forget(DocumentKey key) => _written.TryRemove(key, out _);

    /// <summary>
    /// Removes the mark, if this instance has set it, after a write without pending work. Does not throw if the removal fails, because
    /// <see cref="IsStaleAsync"/> removes the mark later.
    /// </summary>
    public async Task ClearAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        if (_written.TryRemove(key, out var known))
        {
            await ((Task)RemoveAsync(key.Name, known.Mark, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Removes a listed mark if it is stale, and returns whether it was stale. A mark is stale if it was listed for at least a minute and
    /// its document has no pending work.
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

    /// <summary>Forgets the marks that a listing did not return, because another instance has removed them.</summary>
    /// <param name="names">The names of the documents whose marks were listed.</param>
    /// <param name="began">The timestamp at which the listing began. Marks that this instance has set since are kept.</param>
    public void KeepListed(IReadOnlySet<string> names, long began)
    {
        foreach (var known in _written.Where(known => known.Value.Since < began && !names.Contains(known.Key.Name)))
        {
            _written.TryRemove(known);
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
