using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Documents;

namespace KnowledgePackages.Web.Templates;

/// <summary>Creates the Word file of a template. The file contains no personal data and no time, so it is the same for everybody.</summary>
internal static class TemplateDocument
{
    // The height of a row with space for one line of handwriting, in twentieths of a point.
    private const uint RowHeight = 560;

    private const int ShortCell = 3;
    private const int LongCell = 20;

    /// <summary>Returns the bytes of the file.</summary>
    /// <param name="texts">The texts of the document's language.</param>
    /// <param name="templateId">The id of the template.</param>
    public static byte[] Write(ContentTexts texts, string templateId)
    {
        var template = texts.Template(templateId);
        return WordFile.Write(
            template.Title,
            texts.Language,
            texts.IsRightToLeft,
            now: null,
            (write, _) => template.Blocks.SelectMany(block => Block(write, block)).Prepend(write.Styled("Title", template.Title))
        );
    }

    private static IEnumerable<OpenXmlElement> Block(WordParagraphs write, TemplateBlock block)
    {
        switch (block)
        {
            case TemplateBlock.Heading heading:
                return [write.Styled("Heading1", heading.Text)];
            case TemplateBlock.Paragraph paragraph:
                return [write.Plain(paragraph.Text)];
            case TemplateBlock.Points points:
                return points.Items.Select(write.Bullet);
            case TemplateBlock.Numbers numbers:
                var list = write.NewNumberedList();
                return numbers.Items.Select(item => write.Numbered(item, list));
            case TemplateBlock.Boxes boxes:
                return boxes.Items.Select(write.Box);
            case TemplateBlock.Fields fields:
                return fields.Labels.Select(write.Field);
            case TemplateBlock.Table table:
                return [TableOf(write, table), write.Plain("")]; // Word needs a paragraph after a table
            default:
                throw new InvalidOperationException($"A block of type {block.GetType().Name} cannot be written.");
        }
    }

    private static Table TableOf(WordParagraphs write, TemplateBlock.Table table)
    {
        var empty = Enumerable.Repeat<IReadOnlyList<string>>([], table.Columns.Count - 1).ToList();
        return WordTable.Of(
            write,
            Widths(table),
            table.Columns,
            table
                .Rows.Concat(Enumerable.Repeat("", table.EmptyRows))
                .Select(first => empty.Prepend(first.Length == 0 ? [] : [first])),
            RowHeight
        );
    }

    // Returns the widths of the columns. The first column has the width that its texts need: narrow for numbers, wide for sentences. The
    // other columns share the rest equally.
    private static List<int> Widths(TemplateBlock.Table table)
    {
        var others = table.Columns.Count - 1;
        var longest = table.Rows.Select(row => row.Length).DefaultIfEmpty(0).Max();
        var first = longest switch
        {
            0 => WordTable.FullWidth / table.Columns.Count,
            <= ShortCell => WordTable.FullWidth / 8,
            <= LongCell => WordTable.FullWidth / Math.Min(4, table.Columns.Count),
            _ => WordTable.FullWidth * 2 / 5,
        };
        var other = (WordTable.FullWidth - first) / others;
        return [WordTable.FullWidth - other * others, .. Enumerable.Repeat(other, others)];
    }
}
