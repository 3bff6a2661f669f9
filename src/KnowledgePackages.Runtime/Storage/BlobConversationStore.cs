using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The store for any number of instances: one container in Azure Blob Storage. Documents are block blobs under their own names; logs
/// are append blobs under <c>log/</c>, due entries and marks of pending work empty blobs under <c>due/</c> and <c>pending/</c>.
/// </summary>
/// <remarks>
/// Every write of a document is conditional. Each call to Azure ends within 8 seconds, however slow Azure is, so that a turn can respond
/// within its 10. A due entry is written before its document, so that no due entry is ever missing; a superfluous entry does no harm.
/// </remarks>
public sealed class BlobConversationStore : IConversationStore
{
    private const string DuePrefix = "due/";
    private const int DeletedAtOnce = 8;

    // Other blobs in the same container have these prefixes, so no document may use them.
    private static readonly string[] Reserved = [BlobLog.Prefix, DuePrefix, BlobPendingMarks.Prefix, BlobsStart.Prefix];
    private static readonly TimeSpan FullLookEvery = TimeSpan.FromMinutes(10);
    internal static readonly TimeSpan CallBudget = TimeSpan.FromSeconds(8);

    private readonly BlobContainerClient _container;
    private readonly TimeProvider _time;
    private readonly BlobTime? _clock;
    private readonly BlobCalls _calls;
    private readonly BlobLog _log;
    private readonly BlobPendingMarks _marks;
    private readonly Lock _gate = new();

    // The state of the listing of all documents, which continues by one page per scan.
    private (string? Prefix, string? Next, long Ended) _fullLook;

    /// <summary>Stores everything in <paramref name="container"/>, with the permissions of the connection string.</summary>
    /// <exception cref="FormatException">The connection string is invalid.</exception>
    public BlobConversationStore(string connectionString, string container)
        : this(options => new BlobContainerClient(connectionString, container, options))
    {
    }

    /// <summary>
    /// Stores everything in <paramref name="container"/> of the account at <paramref name="serviceUri"/>, with an identity's permissions.
    /// </summary>
    internal BlobConversationStore(Uri serviceUri, string container, TokenCredential credential, BlobClientOptions? options = null)
        : this(watched => new BlobServiceClient(serviceUri, credential, watched).GetBlobContainerClient(container), options)
    {
    }

    /// <summary>Creates a store with options for the container's client. The options let the store learn the account's time.</summary>
    internal BlobConversationStore(
        Func<BlobClientOptions, BlobContainerClient> connect,
        BlobClientOptions? options = null,
        TimeProvider? time = null
    )
        : this(connect(Watched(options, time, out var clock)), time) => _clock = clock;

    internal BlobConversationStore(BlobContainerClient container, TimeProvider? time = null)
    {
        _container = container;
        _time = time ?? TimeProvider.System;
        _calls = new BlobCalls(container, CallBudget, _time);
        _log = new BlobLog(container, _calls);
        _marks = new BlobPendingMarks(container, _time);
    }

    /// <inheritdoc/>
    public bool LogIsAtomic => false;

    /// <inheritdoc/>
    public DateTimeOffset? Now => _clock?.Now;

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => new BlobsStart(_container, _time).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var blob = Document(key);
        return _calls.RunAsync(BlobRight.Read, ReadAsync, cancellationToken);

        async Task<StoredDocument?> ReadAsync(CancellationToken ended)
        {
            while (true)
            {
                try
                {
                    BlobDownloadResult read = await blob.DownloadContentAsync(ended);
                    return new StoredDocument(read.Content.ToMemory(), new ETag(read.Details.ETag.ToString()));
                }
                catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.BlobNotFound))
                {
                    return null;
                }
                catch (RequestFailedException exception) when (BlobCalls.Is(exception, BlobErrorCode.ConditionNotMet))
                {
                    // The document was replaced during the download; read the newer version.
                }
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Also returns <see cref="WriteResult.Conflict"/> if the response to an earlier successful attempt was lost.
    /// </remarks>
    public Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (write.Log.Count > 0 || write.DeleteLogThrough > 0)
        {
            throw new ArgumentException("This store changes logs through AppendLogAsync and DeleteLogAsync only.", nameof(write));
        }

        var blob = Document(key);
        var options = new BlobUploadOptions
        {
            Conditions = etag is { } known
                ? new BlobRequestConditions { IfMatch = ToAzure(known) }
                : new BlobRequestConditions { IfNoneMatch = Azure.ETag.All },
            Metadata = write.IsPending ? new Dictionary<string, string> { [BlobPendingMarks.Metadata] = "1" } : null,
        };
        return _calls.RunAsync(BlobRight.Write, WriteAsync, cancellationToken);

        async Task<WriteResult> WriteAsync(CancellationToken ended)
        {
            // Set the mark while the document is written, so that a turn waits for one round trip. The write counts only if both succeed.
            var marking = write.IsPending ? _marks.SetAsync(key, etag, ended) : null;
            try
            {
                var result = await UploadAsync(ended);
                if (result is not WriteResult.Written written)
                {
                    _marks.Forget(key);
                }
                else if (marking is null)
                {
                    await _marks.ClearAsync(key, ended);
                }
                else
                {
                    _marks.Note(key, written.ETag, await marking);
                }

                return result;
            }
            catch
            {
                _marks.Forget(key);
                throw;
            }
            finally
            {
                await (marking ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        async Task<WriteResult> UploadAsync(CancellationToken ended)
        {
            foreach (var hour in write.Due.Select(NameOfHour).Distinct())
            {
                await _container.GetBlobClient($"{hour}{key.Name}").UploadAsync(BinaryData.Empty, overwrite: true, ended);
            }

            try
            {
                BlobContentInfo written = await blob.UploadAsync(BinaryData.FromBytes(write.Content), options, ended);
                return new WriteResult.Written(new ETag(written.ETag.ToString()));
            }
            catch (RequestFailedException exception)
                when (BlobCalls.Is(exception, BlobErrorCode.ConditionNotMet, BlobErrorCode.BlobAlreadyExists, BlobErrorCode.BlobNotFound))
            {
                return WriteResult.Conflict.Instance;
            }
        }
    }

    /// <inheritdoc/>
    public Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) =>
        _log.AppendAsync(key, entries, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// The log's blobs stay, empty. Versions and soft-deleted blobs that the account keeps by its own rules are not reached from here.
    /// </remarks>
    public Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken) =>
        _log.DeleteAsync(key, through, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken) =>
        _log.ReadAsync(key, after, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// Lists the marks. A document can lack its mark: versions before the marks wrote none, and a process can die between document and
    /// mark. A listing of all documents finds these, at the first call and every ten minutes, one page per call to keep calls short.
    /// </remarks>
    public async IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var blob in ListBlobsAsync($"{BlobPendingMarks.Prefix}{prefix}", BlobTraits.None, cancellationToken))
        {
            var name = blob.Name[BlobPendingMarks.Prefix.Length..];
            if (DocumentKey.IsValid(name) && IsDocument(name) && found.Add(name) && !await IsStaleAsync(name, blob, cancellationToken))
            {
                yield return new DocumentKey(name);
            }
        }

        _marks.KeepListed(found, began);
        foreach (var name in (await ReadOnFullLookAsync(prefix, cancellationToken)).Where(found.Add))
        {
            yield return new DocumentKey(name);
        }
    }

    private Task<bool> IsStaleAsync(string name, BlobItem mark, CancellationToken cancellationToken) => _calls.RunAsync(
        BlobRight.Delete,
        ended => _marks.IsStaleAsync(name, mark.Properties.ETag ?? default, ended),
        cancellationToken);

    // Returns the pending documents of the next page of the full listing; none while no full listing is due.
    private async Task<IEnumerable<string>> ReadOnFullLookAsync(string prefix, CancellationToken cancellationToken)
    {
        string? from;
        lock (_gate)
        {
            var isUnderWay = _fullLook.Prefix == prefix && _fullLook.Next is not null;
            if (!isUnderWay && _fullLook.Prefix == prefix && _time.GetElapsedTime(_fullLook.Ended) < FullLookEvery)
            {
                return [];
            }

            from = isUnderWay ? _fullLook.Next : null;
        }

        var page = await ListPageAsync(prefix, BlobTraits.Metadata, from, cancellationToken);
        lock (_gate)
        {
            _fullLook = (prefix, string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken, _time.GetTimestamp());
        }

        return page.Values
            .Where(blob => blob.Metadata.ContainsKey(BlobPendingMarks.Metadata) && DocumentKey.IsValid(blob.Name) && IsDocument(blob.Name))
            .Select(blob => blob.Name);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DocumentKey> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in ListBlobsAsync(prefix, BlobTraits.None, cancellationToken))
        {
            if (IsDocument(blob.Name))
            {
                yield return new DocumentKey(blob.Name);
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Scans all due entries; if it fails midway, calling it again completes the work.</remarks>
    public async Task DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        await DeleteAllAsync(prefix, IsDocument, cancellationToken);
        _log.Forget(prefix);
        await DeleteAllAsync($"{BlobLog.Prefix}{prefix}", _ => true, cancellationToken);
        await DeleteAllAsync($"{BlobPendingMarks.Prefix}{prefix}", _ => true, cancellationToken);
        await DeleteAllAsync(
            DuePrefix,
            name => name[(name.IndexOf('/', DuePrefix.Length) + 1)..].StartsWith(prefix, StringComparison.Ordinal),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken)
    {
        var prefix = NameOfHour(hour);
        var entries = new List<DueEntry>();
        await foreach (var blob in ListBlobsAsync(prefix, BlobTraits.None, cancellationToken))
        {
            if (DocumentKey.IsValid(blob.Name[prefix.Length..])) // others may write to the container, too
            {
                var etag = new ETag(blob.Properties.ETag?.ToString() ?? "");
                entries.Add(new DueEntry(new DocumentKey(blob.Name[prefix.Length..]), etag));
            }
        }

        return entries;
    }

    /// <inheritdoc/>
    public Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return DeleteBlobAsync($"{NameOfHour(hour)}{entry.Key.Name}", cancellationToken, ToAzure(entry.ETag));
    }

    private static BlobClientOptions Watched(BlobClientOptions? options, TimeProvider? time, out BlobTime clock)
    {
        options ??= BlobCalls.ClientOptions();
        options.AddPolicy(clock = new BlobTime(time ?? TimeProvider.System), HttpPipelinePosition.PerRetry);
        return options;
    }

    private static Azure.ETag ToAzure(ETag etag) => new(etag.Value.Trim('"'));

    private static string NameOfHour(DateTimeOffset time) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{DuePrefix}{time.UtcDateTime:yyyy-MM-ddTHH}/");

    private static bool IsDocument(string name) => !Array.Exists(Reserved, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private BlobClient Document(DocumentKey key) => IsDocument(key.Name)
        ? _container.GetBlobClient(key.Name)
        : throw new ArgumentException($"A document's name does not begin with {string.Join(" or ", Reserved)}.", nameof(key));

    // List page by page, because the time budget applies to a page and not to a whole listing.
    private async IAsyncEnumerable<BlobItem> ListBlobsAsync(
        string prefix, BlobTraits traits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await ListPageAsync(prefix, traits, next, cancellationToken);
            foreach (var blob in page.Values)
            {
                yield return blob;
            }

            next = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    private Task<Page<BlobItem>> ListPageAsync(string prefix, BlobTraits traits, string? from, CancellationToken cancellationToken) =>
        _calls.RunAsync(
            BlobRight.List,
            async ended => await _container.GetBlobsAsync(traits, BlobStates.None, prefix, ended).AsPages(from).FirstAsync(ended),
            cancellationToken);

    private Task DeleteAllAsync(string prefix, Func<string, bool> isMeant, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        ListBlobsAsync(prefix, BlobTraits.None, cancellationToken).Where(blob => isMeant(blob.Name)),
        new ParallelOptions { MaxDegreeOfParallelism = DeletedAtOnce, CancellationToken = cancellationToken },
        async (blob, token) => await DeleteBlobAsync(blob.Name, token));

    // Do not use the client's own "if exists": it treats a missing container like a missing blob.
    private Task<bool> DeleteBlobAsync(string name, CancellationToken cancellationToken, Azure.ETag? only = null) => _calls.RunAsync(
        BlobRight.Delete,
        async ended =>
        {
            try
            {
                await _container.GetBlobClient(name).DeleteAsync(
                    conditions: only is null ? null : new BlobRequestConditions { IfMatch = only }, cancellationToken: ended);
                return true;
            }
            catch (RequestFailedException exception)
                when (BlobCalls.Is(exception, BlobErrorCode.BlobNotFound, BlobErrorCode.ConditionNotMet))
            {
                return false;
            }
        },
        cancellationToken);
}
