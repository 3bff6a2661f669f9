using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgePackages.Bot.Plan;

namespace KnowledgePackages.Web.Plan;

/// <summary>Creates the table of actions: its header row repeats on every page, and no row is divided between pages.</summary>
internal static class PlanTable
{
    // Widths of the columns in fiftieths of a percent: action, who, until, proof, state.
    private static readonly int[] Widths = [1900, 900, 750, 1000, 450];

    // Above and below the text of a cell, in twentieths of a point.
    private const string Padding = "60";

    // What people wrote keeps its own direction beside the number.
    private const char Isolate = '\u2068';
    private const char EndOfIsolate = '\u2069';

    public static Table Of(PlanSheet sheet, PlanParagraphs write)
    {
        var words = sheet.Words;
        var properties = new TableProperties { TableStyle = new TableStyle { Val = "TableGrid" } };
        if (sheet.IsRightToLeft)
        {
            properties.BiDiVisual = new BiDiVisual();
        }

        properties.TableWidth = new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" };
        properties.TableCellMarginDefault = new TableCellMarginDefault(
            new TopMargin { Width = Padding, Type = TableWidthUnitValues.Dxa },
            new BottomMargin { Width = Padding, Type = TableWidthUnitValues.Dxa }
        );
        properties.TableLook = new TableLook { FirstRow = true, NoVerticalBand = true };
        var table = new Table(properties, new TableGrid([.. Widths.Select(width => new GridColumn { Width = $"{width * 2}" })]));
        table.Append(Row(write, isHeader: true, [words.Action], [words.Who], [words.Until], [words.Proof], [words.State]));
        foreach (var task in sheet.Tasks)
        {
            table.Append(
                Row(
                    write,
                    isHeader: false,
                    [
                        $"{task.Number}. {(sheet.IsRightToLeft ? $"{Isolate}{task.Text}{EndOfIsolate}" : task.Text)}",
                        task.Note is null ? null : $"{words.Note}: {task.Note}",
                    ],
                    [task.Who ?? task.SuggestedWho],
                    [task.UntilWords],
                    [task.Proof],
                    [task.State]
                )
            );
        }

        return table;
    }

    private static TableRow Row(PlanParagraphs write, bool isHeader, params string?[][] cells)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHeader)
        {
            properties.Append(new TableHeader());
        }

        var row = new TableRow(properties);
        foreach (var (lines, width) in cells.Zip(Widths))
        {
            var cell = new TableCell(
                new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Pct, Width = $"{width}" })
            );
            foreach (var line in lines.Where((line, index) => line is not null || index == 0))
            {
                cell.Append(isHeader ? write.Styled("TableHeading", line ?? "") : write.Plain(line ?? ""));
            }

            row.Append(cell);
        }

        return row;
    }
}
