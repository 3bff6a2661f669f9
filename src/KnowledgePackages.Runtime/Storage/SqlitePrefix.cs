namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The statements that list or delete all rows whose names are at least <c>$prefix</c> and less than <c>$end</c>. Each statement finds its
/// rows by an index, because a scan of a large file would block the only writer and thereby all turns. For the same reason a deletion
/// deletes at most <c>$most</c> rows.
/// </summary>
internal static class SqlitePrefix
{
    public const string List = "SELECT name FROM documents WHERE name >= $prefix AND name < $end";

    public const string ListPending = "SELECT name FROM documents WHERE pending = 1 AND name >= $prefix AND name < $end";

    public const string ListIdle = """
        SELECT name FROM documents INDEXED BY documents_written
        WHERE written < $hour AND name >= $prefix AND name < $end LIMIT $most
        """;

    public const string Summarize = """
        SELECT name, written, length(content), (SELECT coalesce(sum(length(content)), 0) FROM log WHERE log.name = documents.name)
        FROM documents WHERE name >= $prefix AND name < $end ORDER BY name LIMIT $most
        """;

    public const string DeleteLog = """
        DELETE FROM log WHERE (name, number) IN (
            SELECT name, number FROM log WHERE name >= $prefix AND name < $end LIMIT $most)
        """;

    public const string DeleteDocuments = """
        DELETE FROM documents WHERE name IN (
            SELECT name FROM documents WHERE name >= $prefix AND name < $end LIMIT $most)
        """;

    public const string DeleteDue = """
        DELETE FROM due WHERE (hour, name) IN (
            SELECT hour, name FROM due WHERE name >= $prefix AND name < $end LIMIT $most)
        """;

    /// <summary>
    /// Returns the value of <c>$end</c>: the lowest string that sorts after all names that begin with <paramref name="prefix"/>. For an
    /// empty prefix, this is the last ASCII character, because all names are ASCII.
    /// </summary>
    public static string EndOf(string prefix) => prefix.Length == 0 ? "\u007f" : $"{prefix[..^1]}{(char)(prefix[^1] + 1)}";
}
