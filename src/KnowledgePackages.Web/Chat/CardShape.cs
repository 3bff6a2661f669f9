using System.Text.Json;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Web.Chat;

/// <summary>
/// An Adaptive Card, divided into the parts that the page draws. Supports only the elements that the bot's cards use. The only supported
/// markdown is links.
/// </summary>
/// <param name="Body">The elements of the card, without the rows of buttons at its end.</param>
/// <param name="Ways">
/// The buttons that are always visible: the first row at the card's end, and the button "back" of a later row if the first row has fewer
/// than four buttons. If the body has a primary button and the first row has none, that button replaces the first row.
/// </param>
/// <param name="More">The other buttons at the card's end.</param>
/// <param name="Explains">The id of the question that the card's "explain" button is about; null if the card has no such button.</param>
public sealed partial record CardShape(
    IReadOnlyList<JsonElement> Body,
    IReadOnlyList<JsonElement> Ways,
    IReadOnlyList<JsonElement> More,
    string? Explains
)
{
    /// <summary>The media type of a card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>
    /// The types of all elements that can be drawn. <c>Column</c> and <c>Action.Submit</c> occur only inside other elements.
    /// </summary>
    public static readonly IReadOnlyList<string> Types =
        ["AdaptiveCard", "TextBlock", "Container", "ColumnSet", "Column", "FactSet", "ActionSet", "Action.Submit"];

    /// <summary>Divides a card into its parts.</summary>
    /// <exception cref="NotSupportedException">The card has an element that cannot be drawn.</exception>
    public static CardShape Of(JsonElement card)
    {
        Check(card, "AdaptiveCard");
        List<JsonElement> body = [.. card.GetProperty("body").EnumerateArray()];
        body.ForEach(element => Check(element));
        var end = body.FindLastIndex(element => TypeOf(element) != "ActionSet") + 1;
        var rows = body.Skip(end).Select(ActionsOf).ToList();
        List<JsonElement> ways = [.. rows.FirstOrDefault() ?? []];
        List<JsonElement> more = [.. rows.Skip(1).SelectMany(row => row)];
        if (!ways.Exists(IsPrimary) && Buttons(body.Take(end)).Where(IsPrimary).Take(1).ToList() is [var primary])
        {
            // The primary button is in the body of the card, so move it to the front of Ways. Only the button "back" stays beside it in
            // Ways; the other buttons of the row move to More.
            more = [.. ways.Where(way => IntentOf(way) != "back"), .. more];
            ways = [primary, .. ways.Where(way => IntentOf(way) == "back")];
        }

        if (more.FindIndex(way => IntentOf(way) == "back") is var back and >= 0 && ways.Count < 4)
        {
            ways.Add(more[back]);
            more.RemoveAt(back);
        }

        var explain = more.FindIndex(way => IntentOf(way) == "explain");
        var explains = explain < 0 ? null : TextOf(more[explain].GetProperty("data"), "question");
        if (explains is not null)
        {
            more.RemoveAt(explain);
        }

        return new(body[..end], ways, more, explains);
    }

    /// <summary>
    /// Returns whether this button of <see cref="Body"/> was moved to <see cref="Ways"/>. The body is then drawn without it.
    /// </summary>
    public bool Moved(JsonElement action) => Ways.Any(way => JsonElement.DeepEquals(way, action));

    /// <summary>Returns the type of an element; null if it has none.</summary>
    public static string? TypeOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out var type) ? type.GetString() : null;

    /// <summary>Returns the items of a list in the property with this name; empty if there is no list.</summary>
    public static IReadOnlyList<JsonElement> ItemsOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    /// <summary>Returns the text in the property with this name; empty if there is no text.</summary>
    public static string TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : "";

    /// <summary>Returns the name of the intent in a button's data, for example <c>back</c>; empty if there is none.</summary>
    public static string IntentOf(JsonElement action) => action.TryGetProperty("data", out var data) ? TextOf(data, "do") : "";

    /// <summary>Returns whether a button is the primary button of its card: a button with the style "positive".</summary>
    public static bool IsPrimary(JsonElement action) => Has(action, "style", "positive");

    /// <summary>Returns whether a text block is a heading.</summary>
    public static bool IsHeading(JsonElement block) => Has(block, "style", "heading");

    /// <summary>Returns whether a text block shows a handover code.</summary>
    public static bool IsCode(JsonElement block) => Has(block, "size", "ExtraLarge");

    /// <summary>
    /// Returns whether a container is a table: each of its items is a row with a text block (the row's name) and a fact set (the row's
    /// cells).
    /// </summary>
    public static bool IsTable(JsonElement container) =>
        Has(container, "id", "table")
        && ItemsOf(container, "items") is { Count: > 0 } rows
        && rows.All(row => ItemsOf(row, "items") is [var name, var cells] && TypeOf(name) == "TextBlock" && TypeOf(cells) == "FactSet");

    /// <summary>Returns the CSS class of a paragraph.</summary>
    public static string StyleOf(JsonElement block) =>
        IsCode(block) ? "handover-code"
        : Has(block, "weight", "Bolder") ? "strong"
        : Has(block, "size", "Small") ? "note"
        : block.TryGetProperty("isSubtle", out var subtle) && subtle.ValueKind == JsonValueKind.True ? "quiet"
        : "plain";

    /// <summary>
    /// Removes the metro line in characters (such as ●━◉━○) from the beginning of a card's text. The page shows an SVG drawing instead.
    /// </summary>
    public static string WithoutLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LineInCharacters().Replace(text, "");
    }

    /// <summary>Splits a paragraph into its links and the words around them. The address is null for words that are not a link.</summary>
    public static IReadOnlyList<(string Words, string? Address)> LinksIn(string text)
    {
        // The parts repeat in this order: plain text, a link's title, the link's address. The last part is plain text.
        var parts = Link().Split(text);
        return
        [
            .. parts
                .Index()
                .Where(part => part.Index % 3 != 2)
                .Select(part => (part.Item, part.Index % 3 == 1 ? parts[part.Index + 1] : null))
                .Where(part => part.Item.Length > 0),
        ];
    }

    /// <summary>Returns all buttons of these elements, in order.</summary>
    public static IEnumerable<JsonElement> Buttons(IEnumerable<JsonElement> elements) =>
        elements.SelectMany(element =>
            TypeOf(element) switch
            {
                "ActionSet" => ActionsOf(element),
                "Container" or "Column" => Buttons(ItemsOf(element, "items")),
                "ColumnSet" => Buttons(ItemsOf(element, "columns")),
                "AdaptiveCard" => Buttons(ItemsOf(element, "body")),
                _ => [],
            }
        );

    private static IReadOnlyList<JsonElement> ActionsOf(JsonElement set) => ItemsOf(set, "actions");

    private static void Check(JsonElement element, string? type = null)
    {
        var found = TypeOf(element);
        if (type is not null ? found != type : found is not ("TextBlock" or "Container" or "ColumnSet" or "FactSet" or "ActionSet"))
        {
            throw new NotSupportedException($"A card element of type '{found}' is not drawn.");
        }

        foreach (var inner in found is "Container" or "Column" ? ItemsOf(element, "items") : [])
        {
            Check(inner);
        }

        foreach (var column in found == "ColumnSet" ? ItemsOf(element, "columns") : [])
        {
            Check(column, "Column");
        }

        foreach (var action in found == "ActionSet" ? ActionsOf(element) : [])
        {
            Check(action, "Action.Submit");
        }
    }

    private static bool Has(JsonElement element, string name, string value) =>
        element.TryGetProperty(name, out var property) && property.ValueEquals(value);

    [GeneratedRegex(@"^[●◉○][━═─][●◉○━═─]*\s+")]
    private static partial Regex LineInCharacters();

    [GeneratedRegex(@"\[([^\]]*)\]\((https?://[^)\s]+|/templates/[^)\s]+)\)")]
    private static partial Regex Link();
}
