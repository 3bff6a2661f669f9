using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>A text of the content that a person reads as a whole.</summary>
/// <param name="Place">The place of the text's id in the file.</param>
/// <param name="Id">The content id, followed by the field if the id has several texts: <c>kp1-c1.question</c>.</param>
/// <param name="Text">The text.</param>
/// <param name="Longest">The maximum length, in UTF-16 code units, of a text of this kind that is easy to read in a chat.</param>
internal sealed record LintText(SourcePlace Place, string Id, string Text, int Longest);

/// <summary>
/// Collects the prose that editors write in one language. Messages, such as button labels and texts of the page, are not prose and are left
/// out.
/// </summary>
internal static class LintTexts
{
    public static IReadOnlyList<LintText> Of(TextsSource texts) => [.. texts.Entries.SelectMany(entry => Of(texts, entry))];

    private static IEnumerable<LintText> Of(TextsSource texts, TextEntry entry)
    {
        var tables = texts.Tables;
        IEnumerable<(string Field, string? Text, int Longest)> fields = entry.Kind switch
        {
            TextKind.Package when tables.Packages.TryGetValue(entry.Id, out var package) =>
            [
                (".tagline", package.Tagline, 200),
                (".summary", package.Summary, 700),
            ],
            TextKind.Challenge when tables.Challenges.TryGetValue(entry.Id, out var challenge) =>
            [
                (".question", challenge.Question, 250),
                (".explanation", challenge.Explanation, 600),
                (".example", challenge.Example, 600),
            ],
            TextKind.Station when tables.Stations.TryGetValue(entry.Id, out var station) => [(".summary", station.Summary, 600)],
            TextKind.Tip when tables.Tips.TryGetValue(entry.Id, out var tip) => [("", tip, 400)],
            TextKind.Action when tables.Actions.TryGetValue(entry.Id, out var action) =>
            [
                (".text", action.Text, 400),
                (".evidence", action.Evidence, 300),
            ],
            TextKind.Resource when tables.Resources.TryGetValue(entry.Id, out var resource) => [("", resource, 400)],
            TextKind.Case when tables.Cases.TryGetValue(entry.Id, out var caseStudy) =>
            [
                (".summary", caseStudy.Summary, 600),
                .. caseStudy.Takeaways.Select((takeaway, index) => ($".takeaways[{index + 1}]", (string?)takeaway, 300)),
            ],
            TextKind.Template when tables.Templates.TryGetValue(entry.Id, out var template) =>
            [
                .. template.Blocks.Index()
                    .Select(block => ($".blocks[{block.Index + 1}]", (block.Item as TemplateBlock.Paragraph)?.Text, 500)),
            ],
            TextKind.Term when tables.Glossary.TryGetValue(entry.Id, out var term) => [(".definition", term.Definition, 400)],
            TextKind.About when tables.About.TryGetValue(entry.Id, out var about) =>
                about.Answer.Append(about.Otherwise).Select((text, index) => ($".answer[{index + 1}]", text, 400)),
            _ => [],
        };
        return fields
            .Where(field => !string.IsNullOrEmpty(field.Text))
            .Select(field => new LintText(entry.Place, entry.Id + field.Field, field.Text!, field.Longest));
    }
}
