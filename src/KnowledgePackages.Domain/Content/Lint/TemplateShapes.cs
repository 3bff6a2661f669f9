using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>Reports templates whose parts differ between languages. A form must ask for the same things in every language.</summary>
internal static class TemplateShapes
{
    public static IEnumerable<ContentProblem> Check(TextsSource texts, TextsSource defaults)
    {
        foreach (var entry in texts.Entries.Where(entry => entry.Kind == TextKind.Template))
        {
            if (
                !texts.Tables.Templates.TryGetValue(entry.Id, out var own)
                || !defaults.Tables.Templates.TryGetValue(entry.Id, out var original)
            )
            {
                continue;
            }

            var (shape, wanted) = (own.Blocks.Select(Shape).ToList(), original.Blocks.Select(Shape).ToList());
            var different = shape.Zip(wanted).TakeWhile(pair => pair.First == pair.Second).Count();
            if (different < Math.Max(shape.Count, wanted.Count))
            {
                yield return entry.Place.Problem(
                    $"{entry.Id}.blocks[{different + 1}]",
                    $"Here is {shape.ElementAtOrDefault(different) ?? "nothing"}, and in '{defaults.Language}' "
                        + $"{wanted.ElementAtOrDefault(different) ?? "nothing"}.",
                    "Give the template the same parts in every language."
                );
            }
        }
    }

    private static string Shape(TemplateBlock block) =>
        block switch
        {
            TemplateBlock.Heading => "a heading",
            TemplateBlock.Paragraph => "a text",
            TemplateBlock.Points points => $"a list of {points.Items.Count} points",
            TemplateBlock.Numbers numbers => $"a list of {numbers.Items.Count} numbers",
            TemplateBlock.Boxes boxes => $"{boxes.Items.Count} boxes",
            TemplateBlock.Fields fields => $"{fields.Labels.Count} fields",
            TemplateBlock.Table table =>
                $"a table with {table.Columns.Count} columns, {table.Rows.Count} rows and {table.EmptyRows} empty rows",
            _ => throw new InvalidOperationException($"A block of type {block.GetType().Name} has no shape."),
        };
}
