using KnowledgePackages.Simulator;
using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>A store for one target. It is empty at first.</summary>
internal sealed class Store : IAsyncDisposable
{
    public const string Memory = "memory";
    public const string Sqlite = "sqlite";
    public const string Azurite = "azurite";

    /// <summary>All kinds of stores.</summary>
    public static readonly IReadOnlyList<string> All = [Memory, Sqlite, Azurite];

    private readonly string _folder = Directory.CreateTempSubdirectory("knowledge-packages-load-").FullName;
    private Azurite? _azurite;
    private CountingProxy? _proxy;

    private Store(string kind) => Kind = kind;

    public string Kind { get; }

    /// <summary>The path of the database file; used only with <see cref="Sqlite"/>.</summary>
    public string File => Path.Combine(_folder, "state.db");

    /// <summary>The connection string of <see cref="Azurite"/>; null for other stores.</summary>
    public string? ConnectionString { get; private set; }

    /// <param name="kind">The kind of the store: one of the three constants.</param>
    /// <param name="isCounted">Whether calls to Azurite go through a proxy that counts them. The proxy makes the calls slower.</param>
    public static async Task<Store> OpenAsync(string kind, bool isCounted)
    {
        var store = new Store(kind);
        if (kind == Azurite)
        {
            store._azurite = await Simulator.Azurite.StartAsync();
            store._proxy = isCounted ? await CountingProxy.StartAsync(store._azurite.Address) : null;
            store.ConnectionString = store._azurite.ConnectionStringFor(store._proxy?.Port ?? store._azurite.Port);
        }

        return store;
    }

    /// <summary>
    /// Returns the numbers of reads and writes so far; null if they are not counted. SQLite counts only writes: the store increases a
    /// counter for its ETags with each write.
    /// </summary>
    public (long? Reads, long Writes)? Count() => Kind switch
    {
        Azurite when _proxy is { } proxy => (proxy.Reads, proxy.Writes),
        Sqlite when System.IO.File.Exists(File) => (null, Scalar("SELECT last FROM etags")),
        _ => null,
    };

    /// <summary>Returns the mean size of a document in bytes; null if it is unknown.</summary>
    public long? DocumentSize() =>
        Kind == Sqlite ? Scalar("SELECT CAST(avg(length(content)) AS INTEGER) FROM documents WHERE name LIKE 's1/%'") : null;

    /// <summary>Returns the size of all log entries in bytes, as readers of the logs get them; null if it is unknown.</summary>
    public long? LogSize() => Kind == Sqlite ? Scalar("SELECT sum(length(CAST(ltrim(CAST(content AS TEXT)) AS BLOB))) FROM log") : null;

    /// <summary>Returns the size of the SQLite file with its WAL, in bytes; null for other stores.</summary>
    public long? FileSize() =>
        Kind == Sqlite ? new[] { File, $"{File}-wal" }.Where(System.IO.File.Exists).Sum(file => new FileInfo(file).Length) : null;

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private long Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number ? number : 0;
    }
}
