using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Reads and writes the SDK's types as channels do: camelCase, no nulls (some clients reject <c>"text": null</c>), unknown properties kept,
/// at most 32 levels deep so that documents that contain an activity stay readable. Reading invalid input throws
/// <see cref="JsonException"/> and nothing else.
/// </summary>
/// <remarks>
/// System.Text.Json and not the SDK's Newtonsoft.Json: a third of the time and a quarter of the memory for the same bytes.
/// </remarks>
public static class WireJson
{
    /// <summary>Serializer options for JSON that is embedded in a page: they escape the characters that have a meaning in HTML.</summary>
    public static JsonSerializerOptions Options { get; } = Make(JavaScriptEncoder.Default);

    /// <summary>
    /// Serializer options for storage and channels. They do not escape letters, so Arabic and Ukrainian take a third of the space. Never
    /// use them for JSON inside a page. Readers accept both forms.
    /// </summary>
    internal static JsonSerializerOptions Plain { get; } = Make(JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>The contract that reads an activity, and writes one that may be embedded in a page.</summary>
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
