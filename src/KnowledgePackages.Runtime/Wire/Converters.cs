using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Reads timestamps in the forms that channels write: with any number of decimals of a second, and with <c>Z</c>, with an offset, or with
/// no time zone. A timestamp with no time zone is read as UTC, and not in the time zone of this machine.
/// </summary>
internal sealed class TimestampConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException();
        }

        if (HasTimeZone(reader) && reader.TryGetDateTimeOffset(out var exact))
        {
            return exact;
        }

        if (DateTimeOffset.TryParseExact(
            reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var timestamp))
        {
            return timestamp;
        }

        return reader.TryGetDateTimeOffset(out timestamp) ? timestamp : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    // The reader's own parser needs a tenth of the time, but takes a timestamp without a time zone as local.
    private static bool HasTimeZone(in Utf8JsonReader reader) =>
        reader is { HasValueSequence: false, ValueIsEscaped: false, ValueSpan: { Length: >= 20 } text }
        && text[10] == (byte)'T'
        && (text[^1] == (byte)'Z' || text[^6] is (byte)'+' or (byte)'-');
}

/// <summary>
/// Reads a member of type <c>object</c> as a <see cref="JsonElement"/>. Writes a value with the contract of its type in
/// <see cref="WireJson"/>. If there is no such contract, writes the value with Newtonsoft.Json, as the SDK does.
/// </summary>
internal sealed class PayloadConverter : JsonConverter<object>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElementConverter.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        if (value is WrittenJson written)
        {
            written.WriteTo(writer);
        }
        else if (value is JsonNode node)
        {
            node.WriteTo(writer, options); // WireJson has no contract for the node's runtime type
        }
        else if (options.TryGetTypeInfo(value.GetType(), out var contract))
        {
            JsonSerializer.Serialize(writer, value, contract);
        }
        else
        {
            writer.WriteRawValue(NewtonsoftJson.Write(value));
        }
    }
}

/// <summary>
/// Reads and writes members of type <see cref="JObject"/> that are not extension data. <see cref="SdkContracts"/> handles extension data.
/// </summary>
internal sealed class JObjectConverter : JsonConverter<JObject>
{
    public override JObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NewtonsoftJson.ToToken(JsonElementConverter.Read(ref reader)) as JObject;

    public override void Write(Utf8JsonWriter writer, JObject value, JsonSerializerOptions options) =>
        writer.WriteRawValue(NewtonsoftJson.Write(value));
}

/// <summary>
/// Reads JSON of any shape and checks that every string is valid text. Half a surrogate pair is valid JSON, but reading the string throws
/// an <see cref="InvalidOperationException"/>. This converter reads all strings, so that the serializer throws a
/// <see cref="JsonException"/> immediately, instead of an exception in the bot later.
/// </summary>
internal sealed class JsonElementConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => value.WriteTo(writer);

    internal static JsonElement Read(ref Utf8JsonReader reader)
    {
        var element = JsonElement.ParseValue(ref reader);
        var raw = JsonMarshal.GetRawUtf8Value(element);
        if (raw.IndexOf("\\u"u8) >= 0 || !Utf8.IsValid(raw))
        {
            ReadEveryString(element);
        }

        return element;
    }

    private static void ReadEveryString(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadEveryString(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadEveryString(property.Value);
                }
                break;
            default:
                break; // numbers, true, false and null have no text to check
        }
    }
}
