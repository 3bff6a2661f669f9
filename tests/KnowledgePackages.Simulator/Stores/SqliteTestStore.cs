using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Simulator.Stores;

/// <summary>A test store in an SQLite file in its own folder.</summary>
internal sealed class SqliteTestStore : ITestStore
{
    private readonly string _folder = Directory.CreateTempSubdirectory("knowledge-packages-").FullName;

    public string Name => "SQLite";

    public string File => Path.Combine(_folder, "state.db");

    /// <summary>The store's size on disk in bytes, including SQLite's write-ahead log.</summary>
    public long Size => new DirectoryInfo(_folder).EnumerateFiles().Sum(file => file.Length);

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Storage__Provider"] = "Sqlite",
        ["Storage__Sqlite__Path"] = File,
    };

    public async Task<IReadOnlyList<StoredConversation>> ReadAsync()
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT content FROM documents WHERE name LIKE 's1/%'";
        await using var reader = await command.ExecuteReaderAsync();
        List<StoredConversation> found = [];
        while (await reader.ReadAsync())
        {
            found.Add(new(JsonNode.Parse(await reader.GetFieldValueAsync<byte[]>(0))!.AsObject()));
        }

        return found;
    }

    public async Task DeleteAsync(Parts parts)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        foreach (var (part, table) in new[] { (Parts.Document, "documents"), (Parts.Log, "log") })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = parts.HasFlag(part) ? $"DELETE FROM {table} WHERE name LIKE 's1/%'" : "SELECT 1";
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Removes the SQLite file and the files that SQLite keeps beside it.</summary>
    public void Remove() => Array.ForEach(["", "-wal", "-shm"], end => System.IO.File.Delete(File + end));

    public IDisposable Take()
    {
        var connection = Connect();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
        return connection;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private SqliteConnection Connect() =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = File,
                Pooling = false,
                DefaultTimeout = 30,
            }.ToString()
        );
}
