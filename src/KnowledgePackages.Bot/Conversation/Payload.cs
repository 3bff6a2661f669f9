using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgePackages.Runtime.Wire;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Reads the JSON payloads of activities, of whatever type the runtime gives them, and builds the JSON that the bot sends. No other code of
/// the bot does either.
/// </summary>
internal static class Payload
{
    // Do not escape letters: the code that writes the payload into an activity escapes what must be escaped there.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns a payload to send: an object with the properties that <paramref name="properties"/> writes.</summary>
    public static JsonElement Write(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        properties(json);
        json.WriteEndObject();
        json.Flush();
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Returns the payload as a JSON object; null if it is something else.</summary>
    public static JsonElement? AsObject(object? value) => Element(value) is { ValueKind: JsonValueKind.Object } element ? element : null;

    /// <summary>Returns the payload as a text; null if it is something else.</summary>
    public static string? AsText(object? value) =>
        Element(value) is { ValueKind: JsonValueKind.String } element ? element.GetString() : value as string;

    /// <summary>Returns a property as a text; null if it is missing or something else.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.String ? property.GetString() : null;

    /// <summary>Returns a property as a whole number; null if it is missing or something else.</summary>
    public static int? Number(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.Number && property.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>Returns a property as a boolean; null if it is missing or something else.</summary>
    public static bool? Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? property.GetBoolean()
            : null;

    private static JsonElement? Element(object? value) => value is string ? null : ActivityPayload.AsElement(value);
}
