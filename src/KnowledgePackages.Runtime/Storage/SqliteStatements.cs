using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>A connection and its SQL statements. Each statement is compiled once and used in many transactions.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _compiled = new(StringComparer.Ordinal);

    /// <summary>The form of contents in this file.</summary>
    public SqliteContent Content { get; } = SqliteContent.In(connection);

    public SqliteTransaction Begin() => connection.BeginTransaction(deferred: false);

    /// <summary>Makes later statements wait up to two seconds for other processes, which hold locks for milliseconds.</summary>
    public void WaitForLocks()
    {
        using var command = SqliteConversationStore.Command(connection, "PRAGMA busy_timeout = 2000");
        command.ExecuteNonQuery();
    }

    /// <inheritdoc cref="SqliteWal.TryEmpty"/>
    public bool TryEmptyWal() => SqliteWal.TryEmpty(connection);

    /// <summary>
    /// Returns the compiled statement with these parameter values, for use in the transaction. Every call with the same SQL must pass the
    /// same parameter names.
    /// </summary>
    public SqliteCommand Get(string sql, SqliteTransaction transaction, ReadOnlySpan<(string Name, object Value)> values)
    {
        if (!_compiled.TryGetValue(sql, out var command))
        {
            _compiled[sql] = command = SqliteConversationStore.Command(connection, sql, values);
        }

        foreach (var (name, value) in values)
        {
            command.Parameters[name].Value = value;
        }

        command.Transaction = transaction;
        return command;
    }

    public void Dispose()
    {
        foreach (var command in _compiled.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }
}
