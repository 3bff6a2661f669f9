using System.Globalization;
using System.Text.Json;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// Writes input fields of Adaptive Cards. Cards have input fields only on channels that support them
/// (<see cref="ChannelAbilities.TakesInputs"/>); on other channels the card asks with a text and buttons instead.
/// </summary>
internal static class CardInputJson
{
    public static void Write(Utf8JsonWriter json, CardElement.TextInput input)
    {
        json.WriteString("type"u8, "Input.Text"u8);
        Common(json, input.Id, input.Label);
        json.WriteNumber("maxLength"u8, input.Longest);
        if (input.Longest > Domain.Plan.PlanText.MaxLineLength)
        {
            json.WriteBoolean("isMultiline"u8, true);
        }

        if (input.Value is not null)
        {
            json.WriteString("value"u8, input.Value);
        }
    }

    public static void Write(Utf8JsonWriter json, CardElement.DayInput input)
    {
        json.WriteString("type"u8, "Input.Date"u8);
        Common(json, input.Id, input.Label);
        json.WriteString("min"u8, Written(input.Earliest));
        if (input.Value is { } value)
        {
            json.WriteString("value"u8, Written(value));
        }
    }

    private static void Common(Utf8JsonWriter json, string id, string label)
    {
        json.WriteString("id"u8, id);
        json.WriteString("label"u8, label);
    }

    private static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
