using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The store for any number of instances: one container in Azure Blob Storage. Documents are block blobs under their own names. Logs are
/// append blobs under <c>log/</c> (see <see cref="BlobLog"/>). Due entries are empty blobs under <c>due/</c>, and marks of documents with
/// pending work are empty blobs under <c>pending/</c> (see <see cref="BlobPendingMarks"/>). Announcements are under <c>announced/</c> (see
/// <see cref="BlobLogAnnouncements"/>).
/// </summary>
/// <remarks>
/// Every write of a document is conditional. Each call to Azure ends within 8 seconds, however slow Azure is, so that a turn can respond
/// within 10 seconds. A due entry is written before its document, so that each stored document has its due entry. A superfluous entry does
/// no harm.
/// </remarks>
public sealed partial class BlobConversationStore : IConversationStore, IConversationMaintenance
{
    private const string DuePrefix = "due/";
    private const int DeletedAtOnce = 8;

    // The prefixes of the other blobs in the container. No document's name may begin with one of them.
    private static readonly string[] Reserved =
    [
        BlobLog.Prefix, DuePrefix, BlobPendingMarks.Prefix, BlobLogAnnouncements.Prefix, BlobsStart.Prefix,
    ];
    private static readonly TimeSpan FullScanInterval = TimeSpan.FromMinutes(10);
    internal static readonly TimeSpan CallBudget = TimeSpan.FromSeconds(8);

    private readonly BlobContainerClient _container;
    private readonly TimeProvider _time;
    private readonly BlobTime? _clock;
    private readonly BlobCalls _calls;
    private readonly BlobLog _log;
    private readonly BlobPendingMarks _marks;
    private readonly Lock _gate = new();

    // The progress of the listing of all documents: its prefix, the continuation token of its next page (null after the last page), and
    // the timestamp of the latest page. Each call of ListPendingAsync reads at most one page.
    private (string? Prefix, string? Next, long Ended) _fullScan;

    /// <summary>Creates a store in <paramref name="container"/>, with the permissions of the connection string.</summary>
    /// <exception cref="FormatException">The connection string is invalid.</exception>
    public BlobConversationStore(string connectionString, string container)
        : this(options => new BlobContainerClient(connectionString, container, options))
    {
    }

    /// <summary>
    /// Creates a store in <paramref name="container"/> of the account at <paramref name="serviceUri"/>, with an identity's permissions.
    /// </summary>
    internal BlobConversationStore(Uri serviceUri, string container, TokenCredential credential, BlobClientOptions? options = null)
        : this(watched => new BlobServiceClient(serviceUri, credential, watched).GetBlobContainerClient(container), options)
    {
    }

    /// <summary>
    /// Creates a store with the container client that <paramref name="connect"/> creates from the options. The constructor adds
    /// <see cref="BlobTime"/> to the options to measure the account's time.
    /// </summary>
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
        Announcements = new BlobLogAnnouncements(container, _calls, _time, () => Now ?? _time.GetUtcNow());
    }

    /// <inheritdoc/>
    public bool LogIsAtomic => false;

    /// <inheritdoc/>
    public DateTimeOffset? Now => _clock?.Now;

    /// <inheritdoc/>
    public ILogAnnouncements Announcements { get; }

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
    /// If an attempt succeeds but its response is lost, the client's retry returns <see cref="WriteResult.Conflict"/>, although the
    /// document was written.
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
            // Write the mark and the document at the same time, so that a turn waits for only one round trip. The write succeeds only if
            // both succeed.
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
    /// The log's blobs remain as empty blobs. Versions and soft-deleted blobs, which the account keeps by its own rules, are not deleted.
    /// </remarks>
    public Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken) =>
        _log.DeleteAsync(key, through, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken) =>
        _log.ReadAsync(key, after, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// Returns the documents that have a mark (<see cref="BlobPendingMarks"/>). A document can lack its mark: earlier versions of the
    /// program wrote no marks, and a process can die after the write of the document and before the write of the mark. A listing of all
    /// documents finds the documents without a mark. Each call reads one page of this listing, to keep the call short. Ten minutes after
    /// the last page, the listing begins again.
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
        foreach (var name in (await ReadFullScanPageAsync(prefix, cancellationToken)).Where(found.Add))
        {
            yield return new DocumentKey(name);
        }
    }

    private Task<bool> IsStaleAsync(string name, BlobItem mark, CancellationToken cancellationToken) => _calls.RunAsync(
        BlobRight.Delete,
        ended => _marks.IsStaleAsync(name, mark.Properties.ETag ?? default, ended),
        cancellationToken);

    // Reads the next page of the listing of all documents and returns the names of the page's pending documents. Between the end of one
    // listing and the beginning of the next, returns no names.
    private async Task<IEnumerable<string>> ReadFullScanPageAsync(string prefix, CancellationToken cancellationToken)
    {
        string? from;
        lock (_gate)
        {
            var isUnderWay = _fullScan.Prefix == prefix && _fullScan.Next is not null;
            if (!isUnderWay && _fullScan.Prefix == prefix && _time.GetElapsedTime(_fullScan.Ended) < FullScanInterval)
            {
                return [];
            }

            from = isUnderWay ? _fullScan.Next : null;
        }

        var page = await ListPageAsync(prefix, BlobTraits.Metadata, from, cancellationToken);
        lock (_gate)
        {
            _fullScan = (prefix, string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken, _time.GetTimestamp());
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
    /// <remarks>
    /// The name of a due entry's blob begins with the hour and not with the document's name. So this method lists the due entries of all
    /// documents to find those that it must delete. If the deletion fails midway, calling this method again completes it.
    /// </remarks>
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
            if (DocumentKey.IsValid(blob.Name[prefix.Length..])) // skip blobs that other programs have written
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
        $"{DuePrefix}{time.UtcDateTime.ToString(HourFormat, System.Globalization.CultureInfo.InvariantCulture)}/";

    private static bool IsDocument(string name) => !Array.Exists(Reserved, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private BlobClient Document(DocumentKey key) => IsDocument(key.Name)
        ? _container.GetBlobClient(key.Name)
        : throw new ArgumentException($"A document's name does not begin with {string.Join(" or ", Reserved)}.", nameof(key));

    // Lists page by page, because the time limit applies to one page and not to a whole listing.
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

    // Do not use the client's DeleteIfExistsAsync: it treats a missing container like a missing blob.
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
