using System.Text.Json;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// Writes the elements of Adaptive Cards that lead to the plan's pages. Cards have these elements only on channels that open pages
/// (<see cref="ChannelAbilities.OpensPages"/>). The page of the built-in channel shows its own links to the plan.
/// </summary>
internal static class CardPageJson
{
    public static void Write(Utf8JsonWriter json, CardElement.Picture picture)
    {
        json.WriteString("type"u8, "Image"u8);
        json.WriteString("url"u8, picture.Address.AbsoluteUri);
        json.WriteString("altText"u8, picture.Words);
        json.WriteString("size"u8, "Stretch"u8);
    }

    public static void Write(Utf8JsonWriter json, CardElement.OpenPages pages)
    {
        json.WriteString("type"u8, "ActionSet"u8);
        json.WriteString("spacing"u8, "Medium"u8);
        json.WriteStartArray("actions"u8);
        foreach (var target in pages.Targets)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Action.OpenUrl"u8);
            json.WriteString("title"u8, target.Title);
            json.WriteString("url"u8, target.Url.AbsoluteUri);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
