using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgePackages.Runtime.Wire;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// The only place where the bot reads JSON of an activity, whatever type the runtime gives it, and where it builds the JSON that it sends.
/// </summary>
internal static class Payload
{
    // Letters are not escaped: the code that writes the payload into an activity escapes what must be escaped there.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A payload to send: an object with the properties that <paramref name="properties"/> writes.</summary>
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

    /// <summary>The payload as a JSON object; null when it is something else.</summary>
    public static JsonElement? AsObject(object? value) => Element(value) is { ValueKind: JsonValueKind.Object } element ? element : null;

    /// <summary>The payload as a text; null when it is something else.</summary>
    public static string? AsText(object? value) =>
        Element(value) is { ValueKind: JsonValueKind.String } element ? element.GetString() : value as string;

    /// <summary>A property that is a text, or null.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.String ? property.GetString() : null;

    /// <summary>A property that is a whole number, or null.</summary>
    public static int? Number(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.Number && property.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>A property that is true or false, or null.</summary>
    public static bool? Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? property.GetBoolean()
            : null;

    private static JsonElement? Element(object? value) => value is string ? null : ActivityPayload.AsElement(value);
}
