using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;

namespace KnowledgePackages.Runtime.Storage;

/// <content>Operations for operators: summaries, and the deletion of idle conversations.</content>
public sealed partial class BlobConversationStore
{
    private const string HourFormat = "yyyy-MM-ddTHH";

    /// <inheritdoc/>
    public async IAsyncEnumerable<DocumentSummary> SummarizeAsync(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var logs = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var blob in ListBlobsAsync($"{BlobLog.Prefix}{prefix}", BlobTraits.None, cancellationToken))
        {
            var document = DocumentOfLog(blob.Name);
            logs[document] = logs.GetValueOrDefault(document) + (blob.Properties.ContentLength ?? 0);
        }

        await foreach (var blob in ListBlobsAsync(prefix, BlobTraits.None, cancellationToken))
        {
            if (IsDocument(blob.Name))
            {
                yield return new(
                    new DocumentKey(blob.Name),
                    LastWriteOf(blob),
                    blob.Properties.ContentLength ?? 0,
                    logs.GetValueOrDefault(blob.Name)
                );
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Lists the documents and logs page by page. Also deletes idle logs without a document, which remain if an instance appended to a log
    /// while another process deleted the conversation.
    /// </remarks>
    public async Task<int> DeleteIdleAsync(string prefix, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = DeletedAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            ListBlobsAsync(prefix, BlobTraits.None, cancellationToken).Where(blob => IsDocument(blob.Name) && LastWriteOf(blob) < before),
            parallel,
            async (blob, token) =>
            {
                if (await DeleteBlobAsync(blob.Name, token, blob.Properties.ETag))
                {
                    await DeleteLogOfAsync(blob.Name, token);
                    await DeleteAllAsync($"{BlobPendingMarks.Prefix}{blob.Name}", _ => true, token);
                    Interlocked.Increment(ref deleted);
                }
            }
        );
        await Parallel.ForEachAsync(
            ListBlobsAsync($"{BlobLog.Prefix}{prefix}", BlobTraits.None, cancellationToken)
                .Where(blob => LastWriteOf(blob) < before && DocumentKey.IsValid(DocumentOfLog(blob.Name)))
                .Select(blob => DocumentOfLog(blob.Name))
                .Distinct(),
            parallel,
            async (document, token) =>
            {
                if (await ReadAsync(new DocumentKey(document), token) is null)
                {
                    await DeleteLogOfAsync(document, token);
                }
            }
        );
        await DeleteDueBeforeAsync(prefix, before, cancellationToken);
        return deleted;
    }

    // The names of due entries begin with the hour and are listed in order, so the listing ends at the first later hour.
    private async Task DeleteDueBeforeAsync(string prefix, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var until = NameOfHour(before);
        await foreach (var blob in ListBlobsAsync(DuePrefix, BlobTraits.None, cancellationToken))
        {
            if (string.CompareOrdinal(blob.Name, until) >= 0)
            {
                break;
            }

            if (blob.Name[(blob.Name.IndexOf('/', DuePrefix.Length) + 1)..].StartsWith(prefix, StringComparison.Ordinal))
            {
                await DeleteBlobAsync(blob.Name, cancellationToken, blob.Properties.ETag);
            }
        }
    }

    private Task DeleteLogOfAsync(string document, CancellationToken cancellationToken)
    {
        _log.Forget(document);
        return DeleteAllAsync($"{BlobLog.Prefix}{document}/", _ => true, cancellationToken);
    }

    private static DateTimeOffset LastWriteOf(BlobItem blob) => blob.Properties.LastModified ?? DateTimeOffset.MaxValue;

    // Returns the name of the document to which a log's blob belongs: log/(document)/00000000.
    private static string DocumentOfLog(string name) => name[BlobLog.Prefix.Length..Math.Max(BlobLog.Prefix.Length, name.LastIndexOf('/'))];
}
