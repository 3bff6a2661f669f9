using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Reads and writes the SDK's types in the JSON of channels: names in camelCase, no nulls (some clients reject <c>"text": null</c>), and
/// all unknown properties. Rejects JSON of more than 32 nested levels: stored documents contain activities, and their own nesting is
/// limited too. Invalid input always causes a <see cref="JsonException"/>.
/// </summary>
/// <remarks>
/// Uses System.Text.Json instead of the SDK's Newtonsoft.Json, because System.Text.Json needs a third of the time and a quarter of the
/// memory for the same bytes.
/// </remarks>
public static class WireJson
{
    /// <summary>
    /// Serializer options for JSON that may be embedded in a page. All characters with a meaning in HTML are escaped.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Make(JavaScriptEncoder.Default);

    /// <summary>
    /// Serializer options for storage and channels. Non-ASCII letters are not escaped, so Arabic and Ukrainian texts take a third of the
    /// space. Never use these options for JSON inside a page. JSON written with one of the two options can be read with the other.
    /// </summary>
    internal static JsonSerializerOptions Plain { get; } = Make(JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>The JSON contract of an activity with <see cref="Options"/>.</summary>
    public static JsonTypeInfo<Activity> Activity { get; } = Of<Activity>(Options);

    internal static JsonTypeInfo<Activity> PlainActivity { get; } = Of<Activity>(Plain);

    internal static JsonTypeInfo<ConversationReference> PlainReference { get; } = Of<ConversationReference>(Plain);

    private static JsonSerializerOptions Make(JavaScriptEncoder encoder)
    {
        var options = new JsonSerializerOptions(WireJsonContext.Default.Options)
        {
            Encoder = encoder,
            TypeInfoResolver = WireJsonContext.Default.WithAddedModifier(SdkContracts.Adapt),
        };
        options.MakeReadOnly();
        return options;
    }

    private static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
