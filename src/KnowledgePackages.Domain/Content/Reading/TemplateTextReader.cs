namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads the texts of one template: its title and its blocks. Each block has exactly one kind.</summary>
internal static class TemplateTextReader
{
    private const int MostEmptyRows = 20;

    private static readonly Dictionary<string, Func<ObjectReader, string, TemplateBlock?>> Kinds = new()
    {
        ["heading"] = (reader, kind) => new TemplateBlock.Heading(reader.Text(kind)),
        ["text"] = (reader, kind) => new TemplateBlock.Paragraph(reader.Text(kind)),
        ["points"] = (reader, kind) => new TemplateBlock.Points(reader.Texts(kind, atLeast: 1)),
        ["numbers"] = (reader, kind) => new TemplateBlock.Numbers(reader.Texts(kind, atLeast: 1)),
        ["boxes"] = (reader, kind) => new TemplateBlock.Boxes(reader.Texts(kind, atLeast: 1)),
        ["fields"] = (reader, kind) => new TemplateBlock.Fields(reader.Texts(kind, atLeast: 1)),
        ["table"] = (reader, kind) => reader.OptionalObject(kind, Table),
    };

    public static TemplateText Read(ObjectReader reader)
    {
        var title = reader.Text("title");
        var blocks = reader.Objects("blocks", Block, atLeast: 1);
        return new(title, blocks);
    }

    private static TemplateBlock? Block(ObjectReader reader)
    {
        var found = Kinds.Keys.Where(kind => reader.Find(kind) is not null).ToList();
        if (found.Count == 1)
        {
            return Kinds[found[0]](reader, found[0]);
        }

        reader.Report(
            found.Count == 0 ? "The block has no kind." : $"The block has more than one kind: {string.Join(", ", found)}.",
            $"Write one of: {string.Join(", ", Kinds.Keys)}."
        );
        return null;
    }

    private static TemplateBlock.Table Table(ObjectReader reader)
    {
        var columns = reader.Texts("columns", atLeast: 2);
        var rows = reader.OptionalTexts("rows");
        var empty = reader.OptionalWhole("empty", 1, MostEmptyRows) ?? 0;
        if (rows.Count + empty == 0)
        {
            reader.Report("The table has no rows.", "Write \"rows\", \"empty\", or both.");
        }

        return new(columns, rows, empty);
    }
}
