using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>A connection and its statements, each compiled once for all of its transactions.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _compiled = new(StringComparer.Ordinal);

    public SqliteTransaction Begin() => connection.BeginTransaction(deferred: false);

    /// <inheritdoc cref="SqliteWal.TryEmpty"/>
    public bool TryEmptyWal() => SqliteWal.TryEmpty(connection);

    /// <summary>Returns a statement of the transaction with its values. Every call with the same SQL must use the same names.</summary>
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
