namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>synonyms.json</c> of a language.</summary>
internal static class SynonymsReader
{
    public static void Read(SourceFile file, TextsSource texts) =>
        TextTableReader.Read(file, texts, "synonyms", "synonyms", TextKind.SynonymGroup, texts.Tables.Synonyms, Words);

    /// <summary>Reads a list of words with one meaning.</summary>
    public static List<string>? Words(SourceFile file, SourceNode node, string id)
    {
        if (!ValueReader.Is(file, node, SourceKind.Array, id))
        {
            return null;
        }

        if (node.Items.Count == 0)
        {
            file.Report(node.Line, id, "The group is empty.", "Write at least one word.");
        }

        var words = new List<string>();
        foreach (var item in node.Items)
        {
            if (ValueReader.Text(file, item, id) is not { } word)
            {
                continue;
            }

            if (words.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                file.Report(item.Line, id, $"'{word}' stands twice in this group.", "Keep one of the two.");
            }

            words.Add(word);
        }

        return words;
    }
}
