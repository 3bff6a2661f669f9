using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>The writes that can be part of one SQLite transaction.</summary>
internal sealed class SqliteTransactionScope(SqliteStatements statements, SqliteTransaction transaction)
{
    public WriteResult Write(DocumentKey key, DocumentWrite write, ETag? etag)
    {
        var found = Scalar("SELECT etag FROM documents WHERE name = $name", ("$name", key.Name));
        if (etag != (found is { } mark ? SqliteWriter.ToETag(mark) : null))
        {
            return WriteResult.Conflict.Instance;
        }

        var next = Scalar("UPDATE etags SET last = last + 1 RETURNING last")!.Value;
        Execute(
            """
            INSERT INTO documents (name, etag, pending, content) VALUES ($name, $etag, $pending, $content)
            ON CONFLICT (name) DO UPDATE SET etag = $etag, pending = $pending, content = $content
            """,
            ("$name", key.Name), ("$etag", next), ("$pending", write.IsPending), ("$content", write.Content.ToArray()));
        Append(key, write.Log);
        foreach (var time in write.Due)
        {
            Execute("INSERT OR IGNORE INTO due (hour, name) VALUES ($hour, $name)", ("$hour", DueHour.Of(time)), ("$name", key.Name));
        }

        return new WriteResult.Written(SqliteWriter.ToETag(next));
    }

    public void Append(DocumentKey key, IReadOnlyList<LogEntry> entries)
    {
        foreach (var entry in entries)
        {
            Execute(
                "INSERT OR IGNORE INTO log (name, number, content) VALUES ($name, $number, $content)",
                ("$name", key.Name), ("$number", entry.Number), ("$content", entry.Content.ToArray()));
        }
    }

    public void Delete(string prefix)
    {
        foreach (var table in (ReadOnlySpan<string>)["documents", "log", "due"])
        {
            Execute($"DELETE FROM {table} WHERE substr(name, 1, length($prefix)) = $prefix", ("$prefix", prefix));
        }
    }

    public void DeleteDue(DocumentKey key, DateTimeOffset hour) =>
        Execute("DELETE FROM due WHERE hour = $hour AND name = $name", ("$hour", DueHour.Of(hour)), ("$name", key.Name));

    private long? Scalar(string sql, params ReadOnlySpan<(string Name, object Value)> values) =>
        (long?)statements.Get(sql, transaction, values).ExecuteScalar();

    private void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> values) =>
        statements.Get(sql, transaction, values).ExecuteNonQuery();
}
