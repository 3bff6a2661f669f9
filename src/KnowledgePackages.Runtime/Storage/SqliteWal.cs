using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>The write-ahead log (WAL) beside the file. It keeps old versions of pages, including deleted content.</summary>
internal static class SqliteWal
{
    /// <summary>
    /// Moves all pages into the file and truncates the WAL to zero bytes. Returns false and does not truncate the WAL while another
    /// connection reads or writes.
    /// </summary>
    public static bool TryEmpty(SqliteConnection connection)
    {
        using var checkpoint = SqliteConversationStore.Command(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        using var reader = checkpoint.ExecuteReader();
        return reader.Read() && reader.GetInt64(0) == 0;
    }
}
