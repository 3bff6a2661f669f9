using System.Text;
using System.Text.Json;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Runtime.Wire;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// Writes a card as an Adaptive Card 1.5. Buttons are Action.Submit, or Action.OpenUrl for pages; every text wraps, and headings have the
/// style "heading".
/// </summary>
internal static class CardJson
{
    /// <summary>The media type of the attachment.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The maximum size of a card on Teams, in bytes of UTF-16. A test checks every card.</summary>
    public const int MaxBytes = 24 * 1024;

    /// <summary>Returns the card as JSON for an attachment.</summary>
    /// <param name="card">The card.</param>
    /// <param name="context">The texts in the person's language, and the journey.</param>
    /// <param name="at">The id of the prompt that the card belongs to. The buttons carry this id.</param>
    /// <param name="owner">
    /// In a group, the person who owns the card; null if anybody may tap the buttons. The buttons carry <see cref="GroupMember.Mark"/>.
    /// </param>
    public static WrittenJson Write(Card card, CardContext context, string at, GroupMember? owner = null)
    {
        // Clients that do not support this card version show the fallback text. Teams and Web Chat support this version. So if the whole
        // text as the fallback makes the card too large for Teams, use the summary as the fallback.
        var whole = Write(card, context, at, owner, CardText.Write(card, context));
        return BytesOf(whole.Utf8) <= MaxBytes ? whole : Write(card, context, at, owner, card.Summary);
    }

    /// <summary>Returns the card's size in bytes as Teams counts them.</summary>
    public static int BytesOf(ReadOnlySpan<byte> card) => Encoding.UTF8.GetCharCount(card) * sizeof(char);

    private static WrittenJson Write(Card card, CardContext context, string at, GroupMember? owner, string fallback) =>
        WrittenJson.Create(json =>
        {
            var on = new Buttons(context, at, owner?.Mark);
            json.WriteString("type"u8, "AdaptiveCard"u8);
            json.WriteString("$schema"u8, "http://adaptivecards.io/schemas/adaptive-card.json"u8);
            json.WriteString("version"u8, "1.5"u8);
            json.WriteString("lang"u8, context.Texts.Language);
            json.WriteString("speak"u8, card.Summary);
            json.WriteString("fallbackText"u8, fallback);
            Elements(json, "body"u8, card.Body, on);
            if (context.Texts.IsRightToLeft)
            {
                json.WriteBoolean("rtl"u8, true);
            }

            Teams(json, card.IsWide, owner is { IsMentionable: true } ? owner : null);
        });

    // Writes the properties for Teams, which other channels ignore: the width of a card with much text, and the account of a mention in the
    // card's text. Buttons have no msteams property: with imBack or messageBack a tap would send plain text without the question that the
    // button belongs to, and everybody in the group would read that text.
    private static void Teams(Utf8JsonWriter json, bool isWide, GroupMember? mentioned)
    {
        if (!isWide && mentioned is null)
        {
            return;
        }

        json.WriteStartObject("msteams"u8);
        if (isWide)
        {
            json.WriteString("width"u8, "Full"u8);
        }

        if (mentioned is not null)
        {
            Mention(json, mentioned);
        }

        json.WriteEndObject();
    }

    private static void Mention(Utf8JsonWriter json, GroupMember owner)
    {
        json.WriteStartArray("entities"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "mention"u8);
        json.WriteString("text"u8, owner.Shown);
        json.WriteStartObject("mentioned"u8);
        json.WriteString("id"u8, owner.Account.Id);
        json.WriteString("name"u8, owner.Name);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Elements(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<CardElement> elements, Buttons on)
    {
        json.WriteStartArray(name);
        foreach (var element in elements)
        {
            json.WriteStartObject();
            Element(json, element, on);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Element(Utf8JsonWriter json, CardElement element, Buttons on)
    {
        switch (element)
        {
            case CardElement.TextBlock block:
                TextBlock(json, block.Text, block.Look);
                break;
            case CardElement.Links links:
                TextBlock(json, $"{links.Lead} {on.Context.Row(links.Targets.Select(Markdown))}".Trim(), links.Look);
                break;
            case CardElement.Container container:
                json.WriteString("type"u8, "Container"u8);
                json.WriteBoolean("separator"u8, true);
                json.WriteString("spacing"u8, "Medium"u8);
                Elements(json, "items"u8, container.Items, on);
                break;
            case CardElement.Table table:
                json.WriteString("type"u8, "Container"u8);
                json.WriteString("id"u8, CardElement.Table.Id);
                Elements(json, "items"u8, [.. table.Stacked], on);
                break;
            case CardElement.ColumnSet set:
                ColumnSet(json, set, on);
                break;
            case CardElement.FactSet set:
                FactSet(json, set);
                break;
            case CardElement.ActionSet set:
                ActionSet(json, set, on);
                break;
            case CardElement.Picture picture:
                CardPageJson.Write(json, picture);
                break;
            case CardElement.OpenPages pages:
                CardPageJson.Write(json, pages);
                break;
            case CardElement.TextInput input:
                CardInputJson.Write(json, input);
                break;
            case CardElement.DayInput input:
                CardInputJson.Write(json, input);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(element), element, "The element has no JSON form.");
        }
    }

    private static void TextBlock(Utf8JsonWriter json, string text, Look look)
    {
        json.WriteString("type"u8, "TextBlock"u8);
        json.WriteString("text"u8, text);
        json.WriteBoolean("wrap"u8, true);
        if (look is Look.Heading)
        {
            json.WriteString("style"u8, "heading"u8);
        }

        if (look is Look.Heading or Look.Note or Look.Code)
        {
            json.WriteString("size"u8, look is Look.Heading ? "Large"u8 : look is Look.Note ? "Small"u8 : "ExtraLarge"u8);
        }

        if (look is Look.Code)
        {
            json.WriteString("fontType"u8, "Monospace"u8);
        }

        if (look is Look.Heading or Look.Strong or Look.Code)
        {
            json.WriteString("weight"u8, "Bolder"u8);
        }

        if (look is Look.Quiet or Look.Note)
        {
            json.WriteBoolean("isSubtle"u8, true);
        }

        if (look is Look.Quiet or Look.Note or Look.Item)
        {
            json.WriteString("spacing"u8, "Small"u8);
        }
    }

    private static void ColumnSet(Utf8JsonWriter json, CardElement.ColumnSet set, Buttons on)
    {
        json.WriteString("type"u8, "ColumnSet"u8);
        json.WriteStartArray("columns"u8);
        foreach (var column in set.Columns)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Column"u8);
            json.WriteString("width"u8, ReferenceEquals(column, set.Columns[^1]) ? "stretch"u8 : "auto"u8);
            json.WriteString("verticalContentAlignment"u8, column.IsCentred ? "Center"u8 : "Top"u8);
            Elements(json, "items"u8, column.Items, on);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void FactSet(Utf8JsonWriter json, CardElement.FactSet set)
    {
        json.WriteString("type"u8, "FactSet"u8);
        json.WriteStartArray("facts"u8);
        foreach (var fact in set.Facts)
        {
            json.WriteStartObject();
            json.WriteString("title"u8, fact.Title);
            json.WriteString("value"u8, NoList(fact.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Clients read a value that begins with a number and a dot, such as the German date "2. Dezember", as a numbered list in markdown. An
    // invisible word joiner (U+2060) in front of the number prevents that.
    private static string NoList(string value)
    {
        var digits = value.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && value[digits] is '.' or ')' ? $"\u2060{value}" : value;
    }

    private static void ActionSet(Utf8JsonWriter json, CardElement.ActionSet set, Buttons on)
    {
        json.WriteString("type"u8, "ActionSet"u8);
        json.WriteString("spacing"u8, "Medium"u8);
        json.WriteStartArray("actions"u8);
        foreach (var action in set.Actions)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Action.Submit"u8);
            json.WriteString("title"u8, action.Title);
            json.WriteStartObject("data"u8);
            on.For(action.Intent).Write(json);
            json.WriteEndObject();
            if (action.IsPrimary)
            {
                json.WriteString("style"u8, "positive"u8);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Returns a link in markdown. Brackets in the title and the address are replaced, because they would end the link early.
    private static string Markdown(CardLink link)
    {
        var address = link.Address.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return $"[{link.Title.Replace('[', '(').Replace(']', ')')}]({address})";
    }

    // The data that all buttons of a card share.
    private readonly record struct Buttons(CardContext Context, string At, string? Owner)
    {
        public Button For(Intent intent) => new(intent, At, Context.Journey.Round, Owner);
    }
}
