namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads <c>topics.json</c>. The file is optional.</summary>
internal static class TopicsReader
{
    public const string FileName = "topics.json";

    public static IReadOnlyList<TopicSource>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/topics.json") is not { } root)
        {
            return null;
        }

        var topics = new List<TopicSource>();
        foreach (var entry in root.Entries("topics"))
        {
            if (ValueReader.Is(file, entry.Value, SourceKind.Array, entry.Name))
            {
                var items = entry.Value.Items.Select(item => ValueReader.Id(file, item, entry.Name)).OfType<IdAt>().ToList();
                if (items.Count == 0)
                {
                    file.Report(entry.Line, entry.Name, "The topic has no items.", "Name at least one content id.");
                }

                topics.Add(new(new(entry.Name, file.At(entry.Line)), items));
            }
        }

        root.Close();
        return topics;
    }
}
