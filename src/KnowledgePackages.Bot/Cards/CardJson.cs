using System.Text.Json.Nodes;
using KnowledgePackages.Bot.Commands;

namespace KnowledgePackages.Bot.Cards;

/// <summary>Writes a card as an Adaptive Card 1.5: Action.Submit only, every text wraps, headings are headings.</summary>
internal static class CardJson
{
    /// <summary>The media type of the attachment.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>What Teams accepts, as UTF-16; a test holds every card to it.</summary>
    public const int MaxBytes = 24 * 1024;

    /// <param name="card">The card.</param>
    /// <param name="scene">Gives the language.</param>
    /// <param name="at">Id of the place that the card belongs to; its buttons carry it.</param>
    public static JsonObject Write(Card card, Scene scene, string at)
    {
        var json = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["lang"] = scene.Texts.Language,
            ["speak"] = card.Summary,
            ["fallbackText"] = CardText.Write(card, scene),
            ["body"] = Array(card.Body, element => Element(element, at, scene.Journey.Round)),
        };
        if (scene.Texts.IsRightToLeft)
            json["rtl"] = true;
        return json;
    }

    private static JsonObject Element(CardElement element, string at, int round) => element switch
    {
        CardElement.TextBlock block => TextBlock(block.Text, block.Look),
        CardElement.Links links => TextBlock($"{links.Lead} {string.Join(", ", links.Targets.Select(Markdown))}".Trim(), links.Look),
        CardElement.Container container => new JsonObject
        {
            ["type"] = "Container",
            ["separator"] = true,
            ["spacing"] = "Medium",
            ["items"] = Array(container.Items, item => Element(item, at, round)),
        },
        CardElement.ColumnSet set => new JsonObject
        {
            ["type"] = "ColumnSet",
            ["columns"] = Array(set.Columns, column => Column(column, column == set.Columns[^1], at, round)),
        },
        CardElement.FactSet set => new JsonObject
        {
            ["type"] = "FactSet",
            ["facts"] = Array(set.Facts, fact => new JsonObject { ["title"] = fact.Title, ["value"] = fact.Value }),
        },
        CardElement.ActionSet set => new JsonObject
        {
            ["type"] = "ActionSet",
            ["spacing"] = "Medium",
            ["actions"] = Array(set.Actions, action => Submit(action, at, round)),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "An element that is not written."),
    };

    private static JsonObject TextBlock(string text, Look look)
    {
        var json = new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };
        switch (look)
        {
            case Look.Heading:
                json["style"] = "heading";
                json["size"] = "Large";
                json["weight"] = "Bolder";
                break;
            case Look.Strong:
                json["weight"] = "Bolder";
                break;
            case Look.Quiet:
                json["isSubtle"] = true;
                json["spacing"] = "Small";
                break;
            case Look.Item:
                json["spacing"] = "Small";
                break;
            case Look.Note:
                json["isSubtle"] = true;
                json["size"] = "Small";
                json["spacing"] = "Small";
                break;
        }

        return json;
    }

    private static JsonObject Column(Column column, bool isLast, string at, int round) => new()
    {
        ["type"] = "Column",
        ["width"] = isLast ? "stretch" : "auto",
        ["verticalContentAlignment"] = column.IsCentred ? "Center" : "Top",
        ["items"] = Array(column.Items, item => Element(item, at, round)),
    };

    private static JsonObject Submit(Submit submit, string at, int round)
    {
        var json = new JsonObject
        {
            ["type"] = "Action.Submit",
            ["title"] = submit.Title,
            ["data"] = new Button(submit.Move, at, round).ToJson(),
        };
        if (submit.IsPrimary)
            json["style"] = "positive";
        return json;
    }

    // A bracket in a title or an address would end it early.
    private static string Markdown(CardLink link)
    {
        var address = link.Url.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return $"[{link.Title.Replace('[', '(').Replace(']', ')')}]({address})";
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> write) => new([.. items.Select(write)]);
}
