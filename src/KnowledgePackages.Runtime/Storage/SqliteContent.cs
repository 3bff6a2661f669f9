using Microsoft.Data.Sqlite;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Converts documents and log entries to the form in the SQLite file. Leading blanks move all content to pages that no other row shares.
/// </summary>
/// <remarks>
/// SQLite stores the beginning of a row on a page with other rows, and copies this beginning when it balances such pages. The old copies
/// stay readable, even with <c>secure_delete</c>. The rest of a long row is on overflow pages. SQLite never copies overflow pages, and
/// overwrites them with zeros when the row is deleted. JSON may begin with blanks, so earlier versions of the program can read these rows.
/// Rows of earlier versions have no blanks, or as many as a file with larger pages needs.
/// </remarks>
internal sealed class SqliteContent
{
    /// <summary>
    /// The page size of new files in bytes. A row takes whole overflow pages. So small pages waste less space: a file takes 1.4 times the
    /// bytes of its log entries, and 2.7 times with SQLite's default of 4096.
    /// </summary>
    public const int PageSize = 1024;

    // Even with SQLite's smallest pages (512 bytes) a row has 102 blanks. Fewer belong to content that an earlier version has written.
    private const int LeastBlanks = 100;

    private readonly int _blanks;

    // As many blanks as the bytes of a row that SQLite may store on a shared page (https://sqlite.org/fileformat2.html#ovflpgs).
    private SqliteContent(int pageSize) => _blanks = ((pageSize - 12) * 64 / 255) - 23;

    /// <summary>Returns the conversion for the file of this connection.</summary>
    public static SqliteContent In(SqliteConnection connection) => new(PageSizeIn(connection));

    /// <summary>Returns the page size of the file of this connection in bytes.</summary>
    public static int PageSizeIn(SqliteConnection connection)
    {
        using var read = SqliteConversationStore.Command(connection, "PRAGMA page_size");
        return (int)(long)read.ExecuteScalar()!;
    }

    /// <summary>Returns the bytes to store.</summary>
    public byte[] ToStored(ReadOnlyMemory<byte> content)
    {
        var stored = new byte[_blanks + content.Length];
        stored.AsSpan(0, _blanks).Fill((byte)' ');
        content.Span.CopyTo(stored.AsSpan(_blanks));
        return stored;
    }

    /// <summary>Returns the content of stored bytes. Contents are JSON or XML, in which leading blanks have no meaning.</summary>
    public static ReadOnlyMemory<byte> FromStored(byte[] stored)
    {
        var content = stored.AsSpan().TrimStart((byte)' ').Length;
        var blanks = stored.Length - content;
        return blanks >= LeastBlanks ? stored.AsMemory(blanks) : stored;
    }
}
