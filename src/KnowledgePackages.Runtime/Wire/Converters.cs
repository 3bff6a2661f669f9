using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Reads timestamps as channels write them: with up to seven or more digits of a second, with <c>Z</c>, an offset, or neither. Without an
/// offset they count as UTC, because otherwise the time zone of the machine would count.
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

        if (DateTimeOffset.TryParseExact(
            reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var timestamp))
        {
            return timestamp;
        }

        return reader.TryGetDateTimeOffset(out timestamp) ? timestamp : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>
/// Reads an <c>object</c> member as a <see cref="JsonElement"/>. Writes it with the contracts of <see cref="WireJson"/> if they include its
/// type, else as the SDK does.
/// </summary>
internal sealed class PayloadConverter : JsonConverter<object>
{
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElementConverter.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        if (value is JsonNode node)
        {
            node.WriteTo(writer, options); // its runtime type is internal to System.Text.Json
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
/// Converts <see cref="JObject"/> members that are not extension data; <see cref="SdkContracts"/> handles extension data.
/// </summary>
internal sealed class JObjectConverter : JsonConverter<JObject>
{
    public override JObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NewtonsoftJson.ToToken(JsonElementConverter.Read(ref reader)) as JObject;

    public override void Write(Utf8JsonWriter writer, JObject value, JsonSerializerOptions options) =>
        writer.WriteRawValue(NewtonsoftJson.Write(value));
}

/// <summary>
/// Reads JSON of any shape and checks that every string is valid text. Half a surrogate pair is valid JSON, but would throw later, when the
/// bot reads the string. Here the serializer reports it as a <see cref="JsonException"/>.
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
                break; // numbers and words have no characters to check
        }
    }
}
