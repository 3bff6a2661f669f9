using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// How often an open connection reads the log in a store to which other instances may write. If this instance does not follow their
/// announcements (<see cref="LogExchange"/>): once a second, and every five seconds after a minute without news, because most open pages
/// are idle.
/// </summary>
internal static class LogPolling
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RestsAfter = TimeSpan.FromMinutes(1);

    /// <summary>Returns how long a connection waits for an announcement of this instance before it reads the log again.</summary>
    /// <param name="storage">The store.</param>
    /// <param name="isFollowing"><see cref="DirectLineChannel.IsFollowing"/></param>
    /// <param name="isFailing">Whether the store failed at the last read.</param>
    /// <param name="sinceNews">The time since the connection's last news, or since it opened.</param>
    /// <param name="longest">The longest wait: the wait if nobody else writes to the log unnoticed.</param>
    public static TimeSpan Wait(IConversationStore storage, bool isFollowing, bool isFailing, TimeSpan sinceNews, TimeSpan longest)
    {
        // Several instances can share only a store that writes a document and its log in separate steps (Azure Blob Storage).
        var othersWriteToo = !storage.LogIsAtomic && !isFollowing;
        var wait = isFailing ? Often : !othersWriteToo ? longest : sinceNews < RestsAfter ? Often : AtRest;
        return wait < longest ? wait : longest;
    }
}
