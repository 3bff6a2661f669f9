using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <content>Operations for operators: summaries, the deletion of idle conversations, and the back-up.</content>
public sealed partial class SqliteConversationStore
{
    private const int PageSize = 200;

    // How many documents are deleted at the same time. The writer puts deletions that wait at the same time into one transaction.
    private const int DeletedAtOnce = 8;

    /// <inheritdoc/>
    public async IAsyncEnumerable<DocumentSummary> SummarizeAsync(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (from, end) = (prefix, SqlitePrefix.EndOf(prefix));
        List<DocumentSummary> page;
        do
        {
            page = await Query(connection => ReadPage(connection, from, end), cancellationToken);
            foreach (var document in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return document;
            }

            from = page is [.., var last] ? $"{last.Key.Name}\u0001" : from; // the lowest string after this name
        }
        while (page.Count == PageSize);
    }

    /// <inheritdoc/>
    public async Task<int> DeleteIdleAsync(string prefix, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var hour = DueHour.Of(before);
        var deleted = 0;
        while (true)
        {
            var idle = await Query(
                connection => Names(
                    connection,
                    SqlitePrefix.ListIdle,
                    ("$hour", hour),
                    ("$prefix", prefix),
                    ("$end", SqlitePrefix.EndOf(prefix)),
                    ("$most", PageSize)
                ),
                cancellationToken
            );
            if (idle.Count == 0)
            {
                return deleted;
            }

            await Parallel.ForEachAsync(
                idle,
                new ParallelOptions { MaxDegreeOfParallelism = DeletedAtOnce, CancellationToken = cancellationToken },
                async (key, token) =>
                {
                    if (await _writer.EnqueueAsync(transaction => transaction.DeleteIdle(key, hour), token))
                    {
                        Interlocked.Increment(ref deleted);
                    }
                }
            );
        }
    }

    /// <summary>
    /// Writes a copy of the whole store to a new file, as of one moment. Other processes can read and write meanwhile. Only the owner can
    /// read the copy.
    /// </summary>
    /// <param name="file">The path of the copy. No file may exist there.</param>
    /// <param name="cancellationToken">Cancels the call only if the copy has not begun.</param>
    /// <exception cref="StorageException">The copy cannot be written, or is damaged.</exception>
    public async Task BackUpAsync(string file, CancellationToken cancellationToken)
    {
        var partial = $"{file}.partial";
        try
        {
            File.Delete(partial);
            KeepPrivate(partial);
            await Query(
                connection =>
                {
                    using var copy = Command(connection, "VACUUM INTO $file", ("$file", partial));
                    copy.CommandTimeout = 0; // a large file takes minutes on a slow disk
                    return copy.ExecuteNonQuery();
                },
                cancellationToken
            );
            ThrowIfDamaged(partial);
            File.Move(partial, file, overwrite: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StorageException(
                $"The back-up {file} cannot be written ({exception.Message}). Name a new file in a folder in which the user of this "
                + "command may write, and look whether the disk is full.",
                exception
            );
        }
    }

    private static void ThrowIfDamaged(string file)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        using var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        using var check = Command(connection, "PRAGMA quick_check(1)");
        if (check.ExecuteScalar() is not "ok")
        {
            throw new StorageException($"The back-up {file} is damaged. Check the disk, and the store itself.");
        }
    }

    private static List<DocumentSummary> ReadPage(SqliteConnection connection, string from, string end)
    {
        using var command = Command(
            connection,
            SqlitePrefix.Summarize,
            ("$prefix", from),
            ("$end", end),
            ("$most", PageSize)
        );
        using var reader = command.ExecuteReader();
        var page = new List<DocumentSummary>();
        while (reader.Read())
        {
            var written = DateTimeOffset.FromUnixTimeSeconds(reader.GetInt64(1) * 3600);
            page.Add(new(new DocumentKey(reader.GetString(0)), written, reader.GetInt64(2), reader.GetInt64(3)));
        }

        return page;
    }
}
