using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Schema;

/// <summary>
/// Reads and writes the schema as channels do: camelCase, no nulls (some clients refuse <c>"text": null</c>), unknown properties
/// kept, at most 32 levels deep, so that what is stored around it stays readable. Whatever comes in is read, or it throws <see cref="JsonException"/> and nothing else.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 32,
    Converters = [typeof(TimestampConverter), typeof(PayloadConverter), typeof(JsonElementConverter)])]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(Activity[]))]
[JsonSerializable(typeof(List<Activity>))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(Mention))]
[JsonSerializable(typeof(HeroCard))]
[JsonSerializable(typeof(AdaptiveCardInvokeValue))]
[JsonSerializable(typeof(AdaptiveCardInvokeResponse))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(JsonValue))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
public sealed partial class SchemaJsonContext : JsonSerializerContext
{
    /// <summary>
    /// For what is stored and what goes to channels, always as JSON by itself: letters of every alphabet stay letters, so Arabic and
    /// Ukrainian take a third of the room that escapes take (emoji alone are escaped). Never for JSON inside a page; what reads it takes both.
    /// </summary>
    internal static SchemaJsonContext Plain => Relaxed.Context;

    // A class of its own, because it is made from the one above: which of two in one class is made first is nowhere said.
    private static class Relaxed
    {
        public static readonly SchemaJsonContext Context = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
