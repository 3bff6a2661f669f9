using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>The writes that can be part of one SQLite transaction.</summary>
internal sealed class SqliteTransactionScope(SqliteStatements statements, SqliteTransaction transaction)
{
    // Deleting this many rows takes a few milliseconds, even on a slow disk.
    private const int MaxDeleted = 200;

    // How many rows this transaction may still delete. Its deletions share this limit, because other writes wait for the whole transaction.
    private int _mayDelete = MaxDeleted;

    /// <summary>Whether the transaction completes a deletion of people's content. The WAL must then be emptied.</summary>
    public bool HasDeleted { get; private set; }

    public WriteResult Write(DocumentKey key, DocumentWrite write, ETag? etag, DateTimeOffset now)
    {
        var found = Scalar("SELECT etag FROM documents WHERE name = $name", ("$name", key.Name));
        if (etag != (found is { } mark ? SqliteWriter.ToETag(mark) : null))
        {
            return WriteResult.Conflict.Instance;
        }

        var next = Scalar("UPDATE etags SET last = last + 1 RETURNING last")!.Value;
        Execute(
            """
            INSERT INTO documents (name, etag, pending, written, content) VALUES ($name, $etag, $pending, $written, $content)
            ON CONFLICT (name) DO UPDATE SET etag = $etag, pending = $pending, written = $written, content = $content
            """,
            ("$name", key.Name),
            ("$etag", next),
            ("$pending", write.IsPending),
            ("$written", DueHour.Of(now)),
            ("$content", statements.Content.ToStored(write.Content))
        );
        if (write.DeleteLogThrough > 0)
        {
            DeleteLog(key, write.DeleteLogThrough);
        }

        Append(key, write.Log);
        foreach (var time in write.Due)
        {
            Execute(
                """
                INSERT INTO due (hour, name, etag) VALUES ($hour, $name, $etag)
                ON CONFLICT (hour, name) DO UPDATE SET etag = $etag
                """,
                ("$hour", DueHour.Of(time)), ("$name", key.Name), ("$etag", next));
        }

        return new WriteResult.Written(SqliteWriter.ToETag(next));
    }

    public void Append(DocumentKey key, IReadOnlyList<LogEntry> entries)
    {
        foreach (var entry in entries)
        {
            Execute(
                "INSERT OR IGNORE INTO log (name, number, content) VALUES ($name, $number, $content)",
                ("$name", key.Name), ("$number", entry.Number), ("$content", statements.Content.ToStored(entry.Content)));
        }
    }

    /// <summary>
    /// Deletes all log entries of a document with numbers up to <paramref name="through"/>. Deletes them in this one transaction, so that
    /// the deletion and the write of the document are atomic.
    /// </summary>
    public void DeleteLog(DocumentKey key, long through)
    {
        Execute("DELETE FROM log WHERE name = $name AND number <= $through", ("$name", key.Name), ("$through", through));
        HasDeleted = true;
    }

    /// <summary>
    /// Deletes some of the rows whose names begin with <paramref name="prefix"/>, up to the transaction's limit: logs first, then
    /// documents, then due entries. So a document that is created again between two calls does not get the log entries of its predecessor.
    /// </summary>
    /// <returns>Whether there may be more rows to delete.</returns>
    public bool DeleteSome(string prefix)
    {
        foreach (var statement in (ReadOnlySpan<string>)[SqlitePrefix.DeleteLog, SqlitePrefix.DeleteDocuments, SqlitePrefix.DeleteDue])
        {
            _mayDelete -= Execute(statement, ("$prefix", prefix), ("$end", SqlitePrefix.EndOf(prefix)), ("$most", _mayDelete));
            if (_mayDelete == 0)
            {
                return true;
            }
        }

        HasDeleted = true; // set only at the end, because emptying the WAL after each part would delay other writes
        return false;
    }

    /// <summary>
    /// Deletes a document with its log and its due entries if its last write was before <paramref name="hour"/>. Returns true if the
    /// document was deleted; false if it was written later or does not exist.
    /// </summary>
    public bool DeleteIdle(DocumentKey key, long hour)
    {
        if (Execute("DELETE FROM documents WHERE name = $name AND written < $hour", ("$name", key.Name), ("$hour", hour)) == 0)
        {
            return false;
        }

        Execute("DELETE FROM log WHERE name = $name", ("$name", key.Name));
        Execute("DELETE FROM due WHERE name = $name", ("$name", key.Name));
        HasDeleted = true;
        return true;
    }

    public void DeleteDue(DueEntry entry, DateTimeOffset hour) => Execute(
        "DELETE FROM due WHERE hour = $hour AND name = $name AND etag = $etag",
        ("$hour", DueHour.Of(hour)), ("$name", entry.Key.Name), ("$etag", entry.ETag.Value));

    private long? Scalar(string sql, params ReadOnlySpan<(string Name, object Value)> values) =>
        (long?)statements.Get(sql, transaction, values).ExecuteScalar();

    private int Execute(string sql, params ReadOnlySpan<(string Name, object Value)> values) =>
        statements.Get(sql, transaction, values).ExecuteNonQuery();
}
