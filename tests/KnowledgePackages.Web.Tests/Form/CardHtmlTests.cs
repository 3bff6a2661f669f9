using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;
using KnowledgePackages.Web.Form;

namespace KnowledgePackages.Web.Tests.Form;

public sealed partial class CardHtmlTests
{
    /// <summary>Red when somebody adds an element to the writer: then the form needs it, too.</summary>
    [Fact]
    public void Every_type_that_the_bot_writes_can_be_drawn()
    {
        var writer = File.ReadAllText(RepositoryFolder.PathTo("src", "KnowledgePackages.Bot", "Conversation", "Cards", "CardJson.cs"));

        var written = WrittenType().Matches(writer).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

        // A mention is beside the card, in Teams only.
        Assert.Equal(written.Except(["mention"]), CardHtml.Types.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "type": "Image", "url": "https://example.org/a.png" }""")]
    [InlineData("""{ "type": "Container", "items": [{ "type": "Table" }] }""")]
    [InlineData("""{ "type": "ColumnSet", "columns": [{ "type": "Row", "items": [] }] }""")]
    [InlineData("""{ "type": "ActionSet", "actions": [{ "type": "Action.OpenUrl", "title": "x" }] }""")]
    [InlineData("""{ "text": "no type" }""")]
    public void Another_element_is_refused_and_never_left_out(string element) =>
        Assert.Throws<NotSupportedException>(() => Draw(element));

    [Fact]
    public void Links_open_and_everything_else_is_text()
    {
        var html = Draw(
            """{ "type": "TextBlock", "text": "See <b>: [A (draft) & title](https://example.org/a_%28b%29?c=1&d=2), [B](http://example.org/b) *x* [y](javascript:alert(1))" }"""
        );

        Assert.Contains(
            """<a href="https://example.org/a_%28b%29?c=1&amp;d=2" rel="noreferrer">A (draft) &amp; title</a>, <a href="http://example.org/b" """,
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("See &lt;b&gt;: ", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<a ").Length - 1);
    }

    [Fact]
    public void Facts_are_names_with_values_and_headings_are_headings()
    {
        var html = Draw(
            """{ "type": "FactSet", "facts": [{ "title": "Who", "value": "Head" }] }, { "type": "TextBlock", "text": "T", "style": "heading" }"""
        );

        Assert.Equal("<dl><dt>Who</dt><dd>Head</dd></dl><h2>T</h2>", html);
    }

    private static string Draw(string body)
    {
        var html = new Html();
        new CardHtml(html, 2, _ => { }).Draw(JsonElement.Parse($$"""{ "type": "AdaptiveCard", "body": [{{body}}] }"""));
        return html.ToString();
    }

    [GeneratedRegex("WriteString\\(\"type\"u8, \"([A-Za-z.]+)\"u8\\)")]
    private static partial Regex WrittenType();
}
