namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// Converts documents and log entries to the form in the SQLite file. Leading blanks move all content to pages that no other row shares.
/// </summary>
/// <remarks>
/// SQLite stores the beginning of a row on a page with other rows, and copies this beginning when it balances such pages. The old copies
/// stay readable, even with <c>secure_delete</c>. The rest of a long row is on overflow pages. SQLite never copies overflow pages, and
/// overwrites them with zeros when the row is deleted. JSON may begin with blanks, so earlier versions of the program can read these rows.
/// Rows of earlier versions have no blanks.
/// </remarks>
internal static class SqliteContent
{
    // How many blanks to write: as many as the bytes of a row that SQLite may store on a shared page, which are
    // (4096 - 12) * 64 / 255 - 23 (https://sqlite.org/fileformat2.html#ovflpgs).
    private const int Blanks = 1002;

    public static byte[] ToStored(ReadOnlyMemory<byte> content)
    {
        var stored = new byte[Blanks + content.Length];
        stored.AsSpan(0, Blanks).Fill((byte)' ');
        content.Span.CopyTo(stored.AsSpan(Blanks));
        return stored;
    }

    public static ReadOnlyMemory<byte> FromStored(byte[] stored) =>
        stored.Length >= Blanks && !stored.AsSpan(0, Blanks).ContainsAnyExcept((byte)' ') ? stored.AsMemory(Blanks) : stored;
}
