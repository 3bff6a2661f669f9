using System.Text.Json;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Web.Form;

/// <summary>
/// Renders an Adaptive Card as HTML: the closed set of elements that the bot's card writer uses, and no other. The only markdown it
/// supports is links, because the writer uses nothing else.
/// </summary>
/// <param name="html">The output.</param>
/// <param name="heading">Level of the card's heading.</param>
/// <param name="button">Renders a button; null if the card no longer has any.</param>
internal sealed partial class CardHtml(Html html, int heading, Action<JsonElement>? button)
{
    /// <summary>Every type that can be rendered; <c>Column</c> and <c>Action.Submit</c> are nested in others.</summary>
    public static readonly IReadOnlyList<string> Types =
        ["AdaptiveCard", "TextBlock", "Container", "ColumnSet", "Column", "FactSet", "ActionSet", "Action.Submit"];

    /// <exception cref="NotSupportedException">An element of the card cannot be rendered; nothing may be left out silently.</exception>
    public void Draw(JsonElement card)
    {
        Expect(card, "AdaptiveCard");
        foreach (var element in card.GetProperty("body").EnumerateArray())
        {
            Element(element);
        }
    }

    private void Element(JsonElement element)
    {
        switch (TypeOf(element))
        {
            case "TextBlock":
                TextBlock(element);
                break;
            case "Container":
                html.Add($"<div class=\"part\">");
                Elements(element.GetProperty("items"));
                html.Add($"</div>");
                break;
            case "ColumnSet":
                html.Add($"<div class=\"row\">");
                foreach (var column in element.GetProperty("columns").EnumerateArray())
                {
                    Expect(column, "Column");
                    html.Add($"<div class=\"cell\">");
                    Elements(column.GetProperty("items"));
                    html.Add($"</div>");
                }

                html.Add($"</div>");
                break;
            case "FactSet":
                FactSet(element);
                break;
            case "ActionSet":
                ActionSet(element);
                break;
            default:
                throw Unknown(element);
        }
    }

    private void Elements(JsonElement elements)
    {
        foreach (var element in elements.EnumerateArray())
        {
            Element(element);
        }
    }

    private void TextBlock(JsonElement block)
    {
        var text = block.GetProperty("text").GetString() ?? "";
        if (Has(block, "style", "heading"))
        {
            html.Add($"<h{heading}>");
            Linked(text);
            html.Add($"</h{heading}>");
            return;
        }

        var look =
            Has(block, "weight", "Bolder") ? "strong"
            : Has(block, "size", "Small") ? "note"
            : IsTrue(block, "isSubtle") ? "quiet"
            : "plain";
        html.Add($"<p class=\"{look}\">");
        Linked(text);
        html.Add($"</p>");
    }

    // Odd parts are titles, each followed by its address.
    private void Linked(string text)
    {
        var parts = Link().Split(text);
        for (var i = 0; i < parts.Length; i += 3)
        {
            html.AddLines(parts[i]);
            if (i + 2 < parts.Length)
            {
                html.Add($"<a href=\"{parts[i + 2]}\" rel=\"noreferrer\">{parts[i + 1]}</a>");
            }
        }
    }

    private void FactSet(JsonElement set)
    {
        html.Add($"<dl>");
        foreach (var fact in set.GetProperty("facts").EnumerateArray())
        {
            html.Add($"<dt>{fact.GetProperty("title").GetString()}</dt><dd>{fact.GetProperty("value").GetString()}</dd>");
        }

        html.Add($"</dl>");
    }

    private void ActionSet(JsonElement set)
    {
        var actions = set.GetProperty("actions").EnumerateArray().ToList();
        actions.ForEach(action => Expect(action, "Action.Submit"));
        if (button is null)
        {
            return;
        }

        html.Add($"<div class=\"choices\">");
        actions.ForEach(button);
        html.Add($"</div>");
    }

    private static void Expect(JsonElement element, string type)
    {
        if (TypeOf(element) != type)
        {
            throw Unknown(element);
        }
    }

    private static NotSupportedException Unknown(JsonElement element) => new($"A card element of type '{TypeOf(element)}' is not drawn.");

    private static string? TypeOf(JsonElement element) => element.TryGetProperty("type", out var type) ? type.GetString() : null;

    private static bool Has(JsonElement element, string name, string value) =>
        element.TryGetProperty(name, out var property) && property.ValueEquals(value);

    private static bool IsTrue(JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.True;

    [GeneratedRegex(@"\[([^\]]*)\]\((https?://[^)\s]+)\)")]
    private static partial Regex Link();
}
