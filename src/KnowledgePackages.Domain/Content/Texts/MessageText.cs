using System.Globalization;

namespace KnowledgePackages.Domain.Content.Texts;

/// <summary>A message with its placeholders: one text, or one text for each plural form of its language.</summary>
internal sealed class MessageText
{
    private readonly string? _text;
    private readonly PluralRule _rule;

    public MessageText(string text)
    {
        _text = text;
        _rule = PluralRule.None;
        Forms = new Dictionary<string, string>();
    }

    /// <param name="forms">The text of each plural form, by the name of the form in CLDR; <c>other</c> always exists.</param>
    /// <param name="rule">
    /// The plural rule of the language in which the forms are written. That is the default language if the reader's language lacks the
    /// message.
    /// </param>
    public MessageText(IReadOnlyDictionary<string, string> forms, PluralRule rule)
    {
        Forms = forms;
        _rule = rule;
    }

    /// <summary>The plural forms; empty if the message is one text.</summary>
    public IReadOnlyDictionary<string, string> Forms { get; }

    /// <summary>Every text of this message with the name of its plural form. The name is null if the message has no forms.</summary>
    public IEnumerable<(string? Form, string Text)> All =>
        _text is null ? Forms.Select(form => ((string?)form.Key, form.Value)) : [(null, _text)];

    public string Fill(string id, ReadOnlySpan<(string Name, object Value)> values) =>
        Placeholders.Fill(id, _text ?? Form(id, values), values);

    public IEnumerable<KeyValuePair<string, string>> Written(string id) =>
        All.Select(text => KeyValuePair.Create(text.Form is null ? id : $"{id}.{text.Form}", text.Text));

    private string Form(string id, ReadOnlySpan<(string Name, object Value)> values)
    {
        var count = Placeholders.Find("count", values)
            ?? throw new ArgumentException($"Message '{id}' has plural forms and needs a value named count.", nameof(values));
        var form = _rule.FormFor(Convert.ToInt64(count, CultureInfo.InvariantCulture));
        return Forms.TryGetValue(form, out var text) ? text : Forms["other"];
    }
}
