using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Benchmarks.Sdk;

/// <summary>Creates elements of Adaptive Cards.</summary>
internal static class CardElements
{
    private const string ContentType = "application/vnd.microsoft.card.adaptive";

    public static Attachment Card(string summary, params JObject[] body) => new(ContentType, content: new JObject
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["lang"] = "en",
        ["speak"] = summary,
        ["fallbackText"] = PlainText(body),
        ["body"] = new JArray(body),
    });

    public static JObject Text(string words) => new() { ["type"] = "TextBlock", ["text"] = words, ["wrap"] = true };

    public static JObject Heading(string words) => With(Text(words), ("style", "heading"), ("size", "Large"), ("weight", "Bolder"));

    public static JObject Strong(string words) => With(Text(words), ("weight", "Bolder"));

    public static JObject Quiet(string words) => With(Text(words), ("isSubtle", true), ("spacing", "Small"));

    public static JObject Container(params JObject[] items) => new()
    {
        ["type"] = "Container",
        ["separator"] = true,
        ["spacing"] = "Medium",
        ["items"] = new JArray(items),
    };

    public static JObject Columns(JObject narrow, JObject wide) => new()
    {
        ["type"] = "ColumnSet",
        ["columns"] = new JArray(
            With(Column("auto", narrow), ("verticalContentAlignment", "Center")),
            Column("stretch", wide)),
    };

    public static JObject Buttons(params JObject[] actions) =>
        new() { ["type"] = "ActionSet", ["spacing"] = "Medium", ["actions"] = new JArray(actions) };

    public static JObject Submit(string title, params (string Name, JToken Value)[] data) =>
        new() { ["type"] = "Action.Submit", ["title"] = title, ["data"] = With([], data) };

    public static JObject Primary(this JObject button) => With(button, ("style", "positive"));

    private static JObject Column(string width, JObject item) =>
        new() { ["type"] = "Column", ["width"] = width, ["items"] = new JArray(item) };

    private static JObject With(JObject element, params (string Name, JToken Value)[] more)
    {
        foreach (var (name, value) in more)
        {
            element[name] = value;
        }

        return element;
    }

    // Returns the text that is shown if a channel cannot show the card. These cards have one because the product's cards have one.
    private static string PlainText(JObject[] body)
    {
        var titles = body.SelectMany(Titles).Select((title, index) => $"{index + 1}. {title}");
        return string.Join("\n\n", [.. body.Select(Words).Where(words => words.Length > 0), string.Join('\n', titles)]);
    }

    private static string Words(JToken item) =>
        (string?)item["text"] ?? string.Join('\n', Inside(item).Select(Words).Where(words => words.Length > 0));

    private static IEnumerable<string> Titles(JToken item) =>
        [.. (item["actions"] ?? new JArray()).Select(action => (string)action["title"]!), .. Inside(item).SelectMany(Titles)];

    private static IEnumerable<JToken> Inside(JToken item) => [.. item["items"] ?? new JArray(), .. item["columns"] ?? new JArray()];
}
