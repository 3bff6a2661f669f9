using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Checks whether the file that was opened at the start is still the file at its path. On Unix an open file that was deleted or replaced
/// still accepts writes, but these writes are lost when the last handle is closed.
/// </summary>
internal sealed class SqliteOpenedFile(SqliteConnection connection, string path) : IDisposable
{
    // https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlhasmoved
    private const int HasMoved = 20;

    /// <summary>
    /// Throws if the file was removed or replaced. Costs one system call, or none on Windows, where an open file cannot be removed.
    /// </summary>
    /// <exception cref="StorageException">The file was removed or replaced.</exception>
    public void ThrowIfMoved()
    {
        var hasMoved = 0;
        if (FileControl(connection.Handle!, null, HasMoved, ref hasMoved) == raw.SQLITE_OK && hasMoved != 0)
        {
            throw new StorageException(
                $"The SQLite file {path} was removed or replaced while this process uses it. New data cannot be stored. Stop the "
                + "process, restore the file, or remove it to begin without data, and start the process again."
            );
        }
    }

    public void Dispose() => connection.Dispose();

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(sqlite3 db, byte[]? name, int operation, ref int result);
}
