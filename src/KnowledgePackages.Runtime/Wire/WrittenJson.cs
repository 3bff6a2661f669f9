using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// JSON that the bot has written for a member of type <c>object</c> in the SDK's types, such as an attachment's content. It is copied into
/// the activity's JSON without being parsed.
/// </summary>
public sealed class WrittenJson
{
    // The size of most cards. The buffer grows for larger ones.
    private const int UsualBytes = 6 * 1024;

    // Non-ASCII letters are not escaped, as in stored activities.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ReadOnlyMemory<byte> _utf8;
    private JsonElement? _element;

    private WrittenJson(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>The JSON as UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8.Span;

    /// <summary>The JSON, parsed at the first use.</summary>
    public JsonElement Element => _element ??= JsonElement.Parse(Utf8);

    /// <summary>Creates an object with the properties that <paramref name="properties"/> writes.</summary>
    public static WrittenJson Create(Action<Utf8JsonWriter> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        var buffer = new ArrayBufferWriter<byte>(UsualBytes);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        properties(json);
        json.WriteEndObject();
        json.Flush();
        return new(buffer.WrittenMemory);
    }

    /// <summary>Returns the JSON as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    // JSON that may be embedded in a page is written again, because more characters are escaped there.
    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (writer.Options.Encoder == Options.Encoder)
        {
            writer.WriteRawValue(Utf8, skipInputValidation: true);
        }
        else
        {
            Element.WriteTo(writer);
        }
    }
}
