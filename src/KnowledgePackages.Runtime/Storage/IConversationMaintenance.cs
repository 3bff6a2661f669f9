namespace KnowledgePackages.Runtime.Storage;

/// <summary>Operations on many conversations at once, for operators and for the daily deletion. Turns do not use them.</summary>
public interface IConversationMaintenance
{
    /// <summary>
    /// Lists the documents whose names begin with <paramref name="prefix"/>, in any order, with their sizes and the times of their last
    /// writes. The cost grows with the number of documents.
    /// </summary>
    IAsyncEnumerable<DocumentSummary> SummarizeAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes every document whose name begins with <paramref name="prefix"/> and whose last write was before <paramref name="before"/>,
    /// with its log and its due entries. A document that is written during the call stays. The store deletes in small batches, so turns
    /// can run in between. A store may keep a document up to an hour longer.
    /// </summary>
    /// <returns>The number of deleted documents.</returns>
    Task<int> DeleteIdleAsync(string prefix, DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>The size of a document and the time of its last write.</summary>
/// <param name="Key">The document.</param>
/// <param name="LastWrite">The time of the document's last write. Some stores record only the beginning of the hour.</param>
/// <param name="DocumentBytes">The size of the document in the store.</param>
/// <param name="LogBytes">The size of the document's log in the store.</param>
public sealed record DocumentSummary(DocumentKey Key, DateTimeOffset LastWrite, long DocumentBytes, long LogBytes);
