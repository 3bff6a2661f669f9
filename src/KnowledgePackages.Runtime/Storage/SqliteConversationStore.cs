using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The embedded store: one SQLite file in WAL mode with <c>synchronous=FULL</c>, so that every completed write survives a crash and a power
/// cut. Concurrent writes share one transaction and one flush to the disk. Deleted content is overwritten with zeros and removed from the
/// WAL.
/// </summary>
public sealed partial class SqliteConversationStore : IConversationStore, IConversationMaintenance, IAsyncDisposable
{
    // Without secure_delete, deleted content stays readable in the file until other content overwrites it.
    private const string WriterPragmas = "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON";

    // The size of the WAL at which SQLite moves it into the file. SQLite's own limit counts pages, and is this size with its default pages.
    private const int MaxWalBytes = 4 * 1024 * 1024;

    // Files that exist keep their page size.
    private static readonly string FilePragmas = $"PRAGMA page_size = {SqliteContent.PageSize}; PRAGMA journal_mode = WAL";

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly SqliteWriter _writer;
    private SqliteOpenedFile? _opened;

    /// <summary>Creates a store in the file at <paramref name="path"/>. <see cref="OpenAsync"/> opens or creates the file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="time">The clock for the times of the last writes. Default: this machine's clock.</param>
    public SqliteConversationStore(string path, TimeProvider? time = null)
    {
        _path = Path.GetFullPath(path);
        _time = time ?? TimeProvider.System;
        _writer = new SqliteWriter(ConnectWriter, () => _opened?.ThrowIfMoved());
    }

    /// <inheritdoc/>
    public bool LogIsAtomic => true;

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            KeepPrivate(_path);
            await using var connection = Connect(SqliteOpenMode.ReadWriteCreate, FilePragmas);
            SqliteSchema.Ensure(connection, _time.GetUtcNow());
            SqliteWal.TryEmpty(connection); // the last process may have died after a deletion
            _opened = new SqliteOpenedFile(Connect(SqliteOpenMode.ReadWrite), _path);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"The SQLite file {_path} cannot be opened for writing ({exception.Message}). " +
                "Give the process the right to write there, or name another file in Storage:Sqlite:Path.",
                exception);
        }

        _writer.Start();
    }

    // Lets only the owner read the file, because it contains people's answers and the keys that protect all tokens. SQLite creates the
    // files with the endings -wal and -shm with the same mode.
    private static void KeepPrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // files inherit the folder's permissions
        }

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!File.Exists(path))
        {
            using var made = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
                UnixCreateMode = OwnerOnly,
            });
        }

        foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" }.Where(File.Exists))
        {
            try
            {
                File.SetUnixFileMode(file, OwnerOnly);
            }
            catch (UnauthorizedAccessException)
            {
                // Keep the mode: the file belongs to another user, and only its owner can change the mode.
            }
        }
    }

    /// <inheritdoc/>
    public Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) => Query(connection =>
    {
        using var command = Command(connection, "SELECT content, etag FROM documents WHERE name = $name", ("$name", key.Name));
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new StoredDocument(SqliteContent.FromStored((byte[])reader[0]), SqliteWriter.ToETag(reader.GetInt64(1)))
            : null;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken) =>
        _writer.EnqueueAsync(transaction => transaction.Write(key, write, etag, _time.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) =>
        _writer.EnqueueAsync<object?>(
            transaction =>
            {
                transaction.Append(key, entries);
                return null;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken) =>
        _writer.EnqueueAsync<object?>(
            transaction =>
            {
                transaction.DeleteLog(key, through);
                return null;
            },
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken) =>
        NamesAsync(SqlitePrefix.ListPending, prefix, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken) =>
        NamesAsync(SqlitePrefix.List, prefix, cancellationToken);

    private async IAsyncEnumerable<DocumentKey> NamesAsync(
        string sql,
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var names = await Query(
            connection => Names(connection, sql, ("$prefix", prefix), ("$end", SqlitePrefix.EndOf(prefix))), cancellationToken);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return name;
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Deletes in several transactions, so that other writes can run in between. If the deletion fails midway, calling this method again
    /// completes it.
    /// </remarks>
    public async Task DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        while (await _writer.EnqueueAsync(transaction => transaction.DeleteSome(prefix), cancellationToken))
        {
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken) =>
        Query(
            connection =>
            {
                using var command = Command(
                    connection,
                    "SELECT number, content FROM log WHERE name = $name AND number > $after ORDER BY number LIMIT $page",
                    ("$name", key.Name),
                    ("$after", after),
                    ("$page", LogEntry.MaxPageEntries)
                );
                using var reader = command.ExecuteReader();
                var entries = new List<LogEntry>();
                for (var bytes = 0; bytes < LogEntry.MaxPageBytes && reader.Read(); bytes += entries[^1].Content.Length)
                {
                    entries.Add(new LogEntry(reader.GetInt64(0), SqliteContent.FromStored((byte[])reader[1])));
                }

                return (IReadOnlyList<LogEntry>)entries;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken) =>
        Query<IReadOnlyList<DueEntry>>(
            connection =>
            {
                using var command = Command(connection, "SELECT name, etag FROM due WHERE hour = $hour", ("$hour", DueHour.Of(hour)));
                using var reader = command.ExecuteReader();
                var entries = new List<DueEntry>();
                while (reader.Read())
                {
                    entries.Add(new DueEntry(new DocumentKey(reader.GetString(0)), SqliteWriter.ToETag(reader.GetInt64(1))));
                }

                return entries;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken) =>
        _writer.EnqueueAsync<object?>(
            transaction =>
            {
                transaction.DeleteDue(entry, hour);
                return null;
            },
            cancellationToken);

    /// <summary>Completes the waiting writes and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _opened?.Dispose();
        foreach (var mode in (ReadOnlySpan<SqliteOpenMode>)[SqliteOpenMode.ReadWrite, SqliteOpenMode.ReadWriteCreate])
        {
            using var connection = new SqliteConnection(ConnectionString(mode));
            SqliteConnection.ClearPool(connection);
        }
    }

    internal static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private static List<DocumentKey> Names(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        var names = new List<DocumentKey>();
        while (reader.Read())
        {
            names.Add(new DocumentKey(reader.GetString(0)));
        }

        return names;
    }

    private string ConnectionString(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, DefaultTimeout = 5, Pooling = true }.ToString();

    private SqliteConnection Connect(SqliteOpenMode mode, string? pragma = null)
    {
        var connection = new SqliteConnection(ConnectionString(mode));
        connection.Open();
        if (pragma is not null)
        {
            using var command = Command(connection, pragma);
            command.ExecuteNonQuery();
        }

        return connection;
    }

    private SqliteConnection ConnectWriter()
    {
        var connection = Connect(SqliteOpenMode.ReadWrite, WriterPragmas);
        using var limit = Command(connection, $"PRAGMA wal_autocheckpoint = {MaxWalBytes / SqliteContent.PageSizeIn(connection)}");
        limit.ExecuteNonQuery();
        return connection;
    }

    // A read of the embedded file takes microseconds and SQLite has no asynchronous reads, so the read runs on the caller's thread.
    private Task<T> Query<T>(Func<SqliteConnection, T> query, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            using var connection = Connect(SqliteOpenMode.ReadWrite);
            var result = query(connection);
            _opened?.ThrowIfMoved();
            return Task.FromResult(result);
        }
        catch (SqliteException exception)
        {
            return Task.FromException<T>(Explain(exception));
        }
        catch (StorageException exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    // Returns the exception for a failed read. Checks whether the file was removed or replaced, because SQLite's error does not name this
    // cause.
    private StorageException Explain(SqliteException exception)
    {
        try
        {
            _opened?.ThrowIfMoved();
            return SqliteWriter.Failure(exception);
        }
        catch (StorageException moved)
        {
            return moved;
        }
    }
}
