using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// JSON that the bot has written for a member of type <c>object</c> in the SDK's types, such as an attachment's content. It is copied into
/// the activity's JSON without being parsed.
/// </summary>
public sealed class WrittenJson
{
    // Non-ASCII letters are not escaped, as in stored activities.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    // The serializer reuses its buffers, so that only the finished JSON is allocated.
    private static readonly JsonTypeInfo<Action<Utf8JsonWriter>> Properties = JsonMetadataServices.CreateValueInfo<Action<Utf8JsonWriter>>(
        new JsonSerializerOptions { Encoder = Encoder, TypeInfoResolver = JsonTypeInfoResolver.Combine() },
        new PropertiesConverter()
    );

    private readonly byte[] _utf8;
    private JsonElement? _element;

    private WrittenJson(byte[] utf8) => _utf8 = utf8;

    /// <summary>The JSON as UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>The JSON, parsed at the first use.</summary>
    public JsonElement Element => _element ??= JsonElement.Parse(Utf8);

    /// <summary>Creates an object with the properties that <paramref name="properties"/> writes.</summary>
    public static WrittenJson Create(Action<Utf8JsonWriter> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        return new(JsonSerializer.SerializeToUtf8Bytes(properties, Properties));
    }

    /// <summary>Returns the JSON as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    // JSON that may be embedded in a page is written again, because more characters are escaped there.
    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (writer.Options.Encoder == Encoder)
        {
            writer.WriteRawValue(Utf8, skipInputValidation: true);
        }
        else
        {
            Element.WriteTo(writer);
        }
    }

    private sealed class PropertiesConverter : JsonConverter<Action<Utf8JsonWriter>>
    {
        public override Action<Utf8JsonWriter> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Action<Utf8JsonWriter> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            value(writer);
            writer.WriteEndObject();
        }
    }
}
