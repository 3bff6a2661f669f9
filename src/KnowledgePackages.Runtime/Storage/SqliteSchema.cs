using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Creates the tables of the embedded store. SQLite's <c>user_version</c> contains the version of the tables' layout. A file with a later
/// layout is rejected.
/// </summary>
internal static class SqliteSchema
{
    private const int Version = 2;

    public static void Ensure(SqliteConnection connection, DateTimeOffset now)
    {
        using var read = SqliteConversationStore.Command(connection, "PRAGMA user_version");
        var found = (long)read.ExecuteScalar()!;
        if (found > Version)
        {
            throw new StorageException(
                $"The SQLite file was written by a later version (layout {found}, this version supports {Version}). Start that version, or "
                + "name another file in Storage:Sqlite:Path."
            );
        }

        // The columns due.etag and documents.written and two indexes were added without a change of the layout's number. Earlier versions
        // of the program can use a file with these additions, so a deployment can be rolled back.
        var hasETag = HasColumn(connection, "due", "etag");

        // The column contains the hour of the last write. Documents of earlier versions get the hour in which the column is added.
        var hasWritten = HasColumn(connection, "documents", "written");

        // All ETags come from one counter, so that a document that is deleted and created again never gets an earlier ETag. Layout 1 did
        // not record which documents have pending work, so all documents of a layout 1 file are marked as pending and are checked once.
        using var create = SqliteConversationStore.Command(
            connection,
            $"""
            BEGIN IMMEDIATE;
            CREATE TABLE IF NOT EXISTS documents (
                name TEXT NOT NULL PRIMARY KEY, etag INTEGER NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS log (
                name TEXT NOT NULL, number INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (name, number)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS due (hour INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (hour, name)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS etags (last INTEGER NOT NULL);
            INSERT INTO etags (last) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM etags);
            {(found < 2 ? "ALTER TABLE documents ADD COLUMN pending INTEGER NOT NULL DEFAULT 1;" : "")}
            {(hasETag ? "" : "ALTER TABLE due ADD COLUMN etag INTEGER NOT NULL DEFAULT 0;")}
            {(hasWritten ? "" : $"ALTER TABLE documents ADD COLUMN written INTEGER NOT NULL DEFAULT {DueHour.Of(now)};")}
            CREATE INDEX IF NOT EXISTS documents_written ON documents (written);
            CREATE INDEX IF NOT EXISTS pending ON documents (name) WHERE pending = 1;
            CREATE INDEX IF NOT EXISTS due_names ON due (name);
            PRAGMA user_version = {Version};
            COMMIT
            """
        );
        create.ExecuteNonQuery();
    }

    private static bool HasColumn(SqliteConnection connection, string table, string column)
    {
        using var find = SqliteConversationStore.Command(
            connection,
            "SELECT 1 FROM pragma_table_info($table) WHERE name = $column",
            ("$table", table),
            ("$column", column)
        );
        return find.ExecuteScalar() is not null;
    }
}
