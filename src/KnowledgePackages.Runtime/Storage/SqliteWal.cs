using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>The write-ahead log beside the file, which keeps old versions of pages, and with them what was deleted.</summary>
internal static class SqliteWal
{
    /// <summary>
    /// Moves all pages into the file and cuts the WAL to nothing. Returns false, with everything as it was, while another connection reads
    /// or writes.
    /// </summary>
    public static bool TryEmpty(SqliteConnection connection)
    {
        using var checkpoint = SqliteConversationStore.Command(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        using var reader = checkpoint.ExecuteReader();
        return reader.Read() && reader.GetInt64(0) == 0;
    }
}
