namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads a text file that consists of one table: texts by id.</summary>
internal static class TextTableReader
{
    /// <param name="file">The file to read.</param>
    /// <param name="texts">The texts of the file's language, to which the file's entries are added.</param>
    /// <param name="schema">The name of the file's schema, without <c>texts-</c> and <c>.json</c>.</param>
    /// <param name="root">The JSON name of the table in the file.</param>
    /// <param name="kind">The kind of the texts.</param>
    /// <param name="table">The table in <paramref name="texts"/> to fill.</param>
    /// <param name="read">The function that reads the value of one id; returns null if the value is invalid.</param>
    public static void Read<T>(
        SourceFile file,
        TextsSource texts,
        string schema,
        string root,
        TextKind kind,
        OrderedDictionary<string, T> table,
        Func<SourceFile, SourceNode, string, T?> read) where T : class
    {
        if (ObjectReader.OpenFile(file, $"schema/texts-{schema}.json") is not { } reader)
        {
            return;
        }

        texts.Files[kind] = file.Path;
        Fill(file, texts, kind, reader.Entries(root), table, read);
        reader.Close();
    }

    public static void Fill<T>(
        SourceFile file,
        TextsSource texts,
        TextKind kind,
        IReadOnlyList<SourceMember> entries,
        OrderedDictionary<string, T> table,
        Func<SourceFile, SourceNode, string, T?> read,
        string? stationId = null) where T : class
    {
        foreach (var entry in entries)
        {
            texts.Entries.Add(new(kind, entry.Name, file.At(entry.Line), stationId));
            if (read(file, entry.Value, entry.Name) is { } text && !table.TryAdd(entry.Name, text))
            {
                file.Report(entry.Line, entry.Name, "This id has a text already.", "Keep one of the two.");
            }
        }
    }
}
