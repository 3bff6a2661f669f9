using System.Text.Json;
using KnowledgePackages.Runtime.Wire;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Reads the JSON payloads of activities, whatever .NET type they have. No other code of the bot does this.
/// </summary>
internal static class Payload
{
    /// <summary>Returns the payload as a JSON object; null if it is not an object.</summary>
    public static JsonElement? AsObject(object? value) => Element(value) is { ValueKind: JsonValueKind.Object } element ? element : null;

    /// <summary>Returns the payload as a text; null if it is not a text.</summary>
    public static string? AsText(object? value) =>
        Element(value) is { ValueKind: JsonValueKind.String } element ? element.GetString() : value as string;

    /// <summary>Returns a property as a text; null if it is missing or not a text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.String ? property.GetString() : null;

    /// <summary>Returns a property as a whole number; null if it is missing or not a whole number.</summary>
    public static int? Number(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.Number && property.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>Returns a property as a boolean; null if it is missing or not a boolean.</summary>
    public static bool? Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? property.GetBoolean()
            : null;

    private static JsonElement? Element(object? value) => value is string ? null : ActivityPayload.AsElement(value);
}
