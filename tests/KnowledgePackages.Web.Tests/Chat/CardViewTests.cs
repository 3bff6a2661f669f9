using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.TestKit;
using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgePackages.Web.Tests.Chat;

public sealed partial class CardViewTests
{
    /// <summary>Fails if the bot's card writer supports an element that the page cannot draw.</summary>
    [Fact]
    public void Every_type_that_the_bot_writes_can_be_drawn()
    {
        var writer = File.ReadAllText(RepositoryFolder.PathTo("src", "KnowledgePackages.Bot", "Conversation", "Cards", "CardJson.cs"));

        var written = WrittenType().Matches(writer).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

        // Leave out mentions, because a mention is metadata for Teams and not a part of the card that is drawn.
        Assert.Equal(written.Except(["mention"]), CardShape.Types.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "type": "Image", "url": "https://example.org/a.png" }""")]
    [InlineData("""{ "type": "Container", "items": [{ "type": "Table" }] }""")]
    [InlineData("""{ "type": "ColumnSet", "columns": [{ "type": "Row", "items": [] }] }""")]
    [InlineData("""{ "type": "ActionSet", "actions": [{ "type": "Action.OpenUrl", "title": "x" }] }""")]
    [InlineData("""{ "text": "no type" }""")]
    public Task Another_element_is_refused_and_never_left_out(string element) =>
        Assert.ThrowsAsync<NotSupportedException>(() => DrawAsync(element));

    [Fact]
    public async Task Links_open_and_everything_else_is_text()
    {
        var html = await DrawAsync(
            """{ "type": "TextBlock", "text": "See <b>: [A (draft) & title](https://example.org/a_%28b%29?c=1&d=2) *x* [y](javascript:alert(1))" }"""
        );

        Assert.Contains(
            """<a href="https://example.org/a_%28b%29?c=1&amp;d=2" target="_blank" rel="noopener noreferrer">A (draft) &amp; title</a>""",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("See &lt;b&gt;: ", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("<a ").Length - 1);
    }

    [Fact]
    public async Task A_table_has_heads_and_keeps_its_roles_for_where_it_is_stacked()
    {
        const string Row = """
            { "type": "Container", "items": [
                { "type": "TextBlock", "text": "Question <1>" },
                { "type": "FactSet", "facts": [{ "title": "Then", "value": "Yes & no" }, { "title": "Now", "value": "No" }] }] }
            """;

        var html = await DrawAsync($$"""{ "type": "Container", "id": "table", "items": [{{Row}}, {{Row}}] }""");

        Assert.Matches(
            """<table class="side" role="table">\s*<thead role="rowgroup">\s*<tr role="row">\s*<td role="cell"></td>\s*<th scope="col" role="columnheader">Then</th>""",
            html
        );
        Assert.Equal(2, Regex.Count(html, """<th scope="row" role="rowheader">Question &lt;1&gt;</th>"""));
        Assert.Equal(2, Regex.Count(html, """<td role="cell" data-head="Then">Yes &amp; no</td>"""));
    }

    [Theory]
    [InlineData("""{ "type": "Container", "id": "table", "items": [] }""")]
    [InlineData("""{ "type": "Container", "id": "table", "items": [{ "type": "TextBlock", "text": "x" }] }""")]
    public async Task A_table_of_another_shape_is_drawn_as_what_it_is(string element) =>
        Assert.DoesNotContain("<table", await DrawAsync(element), StringComparison.Ordinal);

    [Fact]
    public async Task Several_links_stand_one_a_line()
    {
        var html = await DrawAsync(
            """{ "type": "TextBlock", "text": "Use: [A](https://example.org/a), [B](https://example.org/b)" }"""
        );

        Assert.Contains("Use: </p>", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<li>").Length - 1);
        Assert.DoesNotContain(", ", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_on_leaves_the_content_and_comes_first_in_the_row_that_stays_in_reach()
    {
        var html = await DrawAsync(
            """
            { "type": "Container", "items": [{ "type": "ActionSet", "actions": [{ "type": "Action.Submit", "title": "Go", "style": "positive", "data": { "do": "station" } }] }] },
            { "type": "ActionSet", "actions": [{ "type": "Action.Submit", "title": "Other", "data": { "do": "cases" } }, { "type": "Action.Submit", "title": "Back", "data": { "do": "back" } }] }
            """
        );

        Assert.Equal(1, html.Split(">Go</button>").Length - 1);
        Assert.True(
            html.IndexOf("choices ways", StringComparison.Ordinal) < html.IndexOf(">Go<", StringComparison.Ordinal)
                && html.IndexOf(">Back<", StringComparison.Ordinal) < html.IndexOf("choices more", StringComparison.Ordinal)
                && html.IndexOf("choices more", StringComparison.Ordinal) < html.IndexOf(">Other<", StringComparison.Ordinal)
        );
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Every_card_of_the_shipped_content_is_drawn_in_every_language_with_all_its_words()
    {
        var content = Content;
        using var renderer = new ChatRenderer(NullLoggerFactory.Instance);
        foreach (var language in content.Languages)
        {
            var style = new CardStyle(content, content.In(language), null, IsLive: true);
            foreach (var card in CardGallery.Of(content, language))
            {
                var html = await renderer.RenderAsync<CardView>(new() { ["Card"] = card.Card, ["Style"] = style });
                foreach (var title in CardShape.Buttons([card.Card]).Where(action => CardShape.IntentOf(action) != "explain"))
                {
                    var label = HtmlEncoder.Create(UnicodeRanges.All).Encode(CardShape.TextOf(title, "title"));
                    Assert.True(html.Contains($">{label}</button>", StringComparison.Ordinal), $"{language}, {card.Name}: {label}");
                }
            }
        }
    }

    [Fact]
    public async Task Facts_are_names_with_values_and_headings_are_headings()
    {
        var html = await DrawAsync(
            """{ "type": "FactSet", "facts": [{ "title": "Who", "value": "Head" }] }, { "type": "TextBlock", "text": "T", "style": "heading" }"""
        );

        Assert.Contains("<dt>Who</dt><dd>Head</dd>", html, StringComparison.Ordinal);
        Assert.Matches("<h2 tabindex=\"-1\">\\s*T\\s*</h2>", html);
    }

    private static DialogsContent Content { get; } =
        SampleContent.Load(new ContentFolder(RepositoryFolder.PathTo("dialogs-content")).ReadOrEnd(), ContentFolder.Requirements);

    private static async Task<string> DrawAsync(string body)
    {
        using var renderer = new ChatRenderer(NullLoggerFactory.Instance);
        var style = new CardStyle(Content, Content.In("en"), "kp|1", IsLive: true);
        var card = JsonElement.Parse($$"""{ "type": "AdaptiveCard", "body": [{{body}}] }""");
        return await renderer.RenderAsync<CardView>(new() { ["Card"] = card, ["Style"] = style });
    }

    [GeneratedRegex("WriteString\\(\"type\"u8, \"([A-Za-z.]+)\"u8\\)")]
    private static partial Regex WrittenType();
}
