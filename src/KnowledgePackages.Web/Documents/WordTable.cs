using DocumentFormat.OpenXml.Wordprocessing;

namespace KnowledgePackages.Web.Documents;

/// <summary>Creates a table. Its header row repeats on every page, and no row is split across pages.</summary>
internal static class WordTable
{
    /// <summary>The full width of a table, in fiftieths of a percent.</summary>
    public const int FullWidth = 5000;

    // The space above and below the text of a cell, in twentieths of a point.
    private const string Padding = "60";

    /// <summary>Returns a table with one header row.</summary>
    /// <param name="write">Creates the paragraphs in the cells.</param>
    /// <param name="widths">The width of each column, in fiftieths of a percent. The sum is <see cref="FullWidth"/>.</param>
    /// <param name="header">The header row.</param>
    /// <param name="rows">The rows below the header. Each cell is a list of paragraphs.</param>
    /// <param name="leastHeight">
    /// The minimum height of the rows below the header, in twentieths of a point; 0 fits the height to the text.
    /// </param>
    public static Table Of(
        WordParagraphs write,
        IReadOnlyList<int> widths,
        IEnumerable<string> header,
        IEnumerable<IEnumerable<IReadOnlyList<string>>> rows,
        uint leastHeight = 0
    )
    {
        var properties = new TableProperties { TableStyle = new TableStyle { Val = "TableGrid" } };
        if (write.IsRightToLeft)
        {
            properties.BiDiVisual = new BiDiVisual();
        }

        properties.TableWidth = new TableWidth { Type = TableWidthUnitValues.Pct, Width = $"{FullWidth}" };
        properties.TableCellMarginDefault = new TableCellMarginDefault(
            new TopMargin { Width = Padding, Type = TableWidthUnitValues.Dxa },
            new BottomMargin { Width = Padding, Type = TableWidthUnitValues.Dxa }
        );
        properties.TableLook = new TableLook { FirstRow = true, NoVerticalBand = true };
        var table = new Table(properties, new TableGrid([.. widths.Select(width => new GridColumn { Width = $"{width * 2}" })]));
        table.Append(Row(widths, header.Select(text => new[] { write.Styled("TableHeading", text) }), new TableHeader()));
        foreach (var row in rows)
        {
            var cells = row.Select(lines => lines.DefaultIfEmpty("").Select(write.Plain).ToArray());
            table.Append(
                leastHeight == 0
                    ? Row(widths, cells)
                    : Row(widths, cells, new TableRowHeight { Val = leastHeight, HeightType = HeightRuleValues.AtLeast })
            );
        }

        return table;
    }

    private static TableRow Row(
        IReadOnlyList<int> widths,
        IEnumerable<Paragraph[]> cells,
        DocumentFormat.OpenXml.OpenXmlElement? property = null
    )
    {
        var properties = new TableRowProperties(new CantSplit());
        if (property is not null)
        {
            properties.Append(property);
        }

        var row = new TableRow(properties);
        foreach (var (paragraphs, width) in cells.Zip(widths))
        {
            var cell = new TableCell(
                new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Pct, Width = $"{width}" })
            );
            cell.Append(paragraphs);
            row.Append(cell);
        }

        return row;
    }
}
