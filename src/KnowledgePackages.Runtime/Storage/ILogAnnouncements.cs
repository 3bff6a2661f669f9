namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Announcements between the instances that share a store: which logs have new entries. They spare each open connection from reading its
/// log again and again. An announcement is a hint: it can be lost or come twice, so readers also read the log itself from time to time.
/// </summary>
public interface ILogAnnouncements
{
    /// <summary>Announces to the other instances that these logs have changed.</summary>
    /// <param name="logs">The documents of the logs. The entries are stored already.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StorageException">The store failed. Some instances may have got the announcement.</exception>
    Task AnnounceAsync(IReadOnlyCollection<DocumentKey> logs, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the logs that other instances have announced since the previous call, each once. There is one reader: calls must not
    /// overlap.
    /// </summary>
    /// <returns>
    /// Null if announcements may have been missed: at the first call, after a failure, and after a long time without a call. The next call
    /// returns all announcements after this one.
    /// </returns>
    /// <exception cref="StorageException">The store failed.</exception>
    Task<IReadOnlyCollection<DocumentKey>?> ReadAsync(CancellationToken cancellationToken);
}
