namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The form of documents and log entries in the SQLite file: blanks come first, so that what people wrote is only on pages of its own.
/// </summary>
/// <remarks>
/// SQLite keeps the beginning of a row on a page that it shares with other rows, and copies it when it balances such pages; the old copies
/// stay, even with <c>secure_delete</c>. The rest of a long row is on overflow pages, which are never copied, and are overwritten with
/// zeros when the row is deleted. JSON may begin with blanks, so earlier versions read such a row, too. Rows of earlier versions have none.
/// </remarks>
internal static class SqliteContent
{
    // The longest beginning of a row on a shared page: (4096 - 12) * 64 / 255 - 23 bytes (https://sqlite.org/fileformat2.html#ovflpgs).
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
