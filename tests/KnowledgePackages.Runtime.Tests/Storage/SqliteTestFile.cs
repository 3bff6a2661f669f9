using System.Text;
using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>The path of a SQLite file in a folder of its own, and what a test reads and writes there without the store.</summary>
internal sealed class SqliteTestFile
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-sqlite");

    public string Folder => _folder.FullName;

    /// <summary>The path of the file, in a folder that does not exist yet.</summary>
    public string Path => System.IO.Path.Combine(Folder, "new", "folder", "state.db");

    /// <summary>Returns whether the words are in the file or in a file beside it.</summary>
    public bool IsAnywhere(string words)
    {
        var bytes = Encoding.UTF8.GetBytes(words);
        return Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(bytes) >= 0;
        });
    }

    public long Scalar(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Deletes the folder.</summary>
    public void Delete() => _folder.Delete(recursive: true);

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }
}
