using KnowledgePackages.Domain.Content.Texts;

namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>
/// Reads <c>messages.json</c> or <c>page.json</c> of a language. The messages of both files are stored in one table; the ids in
/// <c>page.json</c> start with <c>page.</c>.
/// </summary>
internal static class MessagesReader
{
    public const string PagePrefix = "page.";

    public static void Read(SourceFile file, TextsSource texts, TextKind kind)
    {
        var rule = PluralRule.Of(texts.Language);
        TextTableReader.Read(
            file,
            texts,
            "messages",
            "messages",
            kind,
            texts.Tables.Messages,
            (source, node, id) => Message(source, node, id, rule)
        );
        foreach (var entry in texts.Entries.Where(entry => entry.Kind == kind && IsOfPage(entry.Id) != (kind == TextKind.PageMessage)))
        {
            file.Report(
                entry.Place.Line,
                entry.Id,
                "The message stands in the wrong file.",
                "Ids that start with page. belong in page.json, all others in messages.json."
            );
        }
    }

    public static bool IsOfPage(string id) => id.StartsWith(PagePrefix, StringComparison.Ordinal);

    private static MessageText? Message(SourceFile file, SourceNode node, string id, PluralRule rule)
    {
        if (node.Kind != SourceKind.Object)
        {
            return Text(file, node, id) is { } text ? new(text) : null;
        }

        var forms = new Dictionary<string, string>();
        foreach (var form in node.Members)
        {
            var formId = $"{id}.{form.Name}";
            if (!rule.Forms.Contains(form.Name))
            {
                file.Report(form.Line, formId, "The language has no such plural form.", $"Its forms are: {string.Join(", ", rule.Forms)}.");
            }
            else if (Text(file, form.Value, formId) is { } text)
            {
                forms[form.Name] = text;
            }
        }

        foreach (var missing in rule.Forms.Where(form => !node.Members.Any(member => member.Name == form)))
        {
            file.Report(node.Line, id, $"The plural form '{missing}' is missing.", $"Add \"{missing}\".");
        }

        return forms.ContainsKey("other") ? new(forms, rule) : null;
    }

    private static string? Text(SourceFile file, SourceNode node, string id)
    {
        var text = ValueReader.Text(file, node, id);
        if (text is not null && Placeholders.HasStrayBrace(text))
        {
            file.Report(
                node.Line,
                id,
                "There is a brace that is not part of a {name}.",
                "Write {name} with letters and digits only, or take the brace away."
            );
        }

        return text;
    }
}
