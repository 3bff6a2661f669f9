using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Converts between System.Text.Json and Newtonsoft.Json, which the SDK requires for three things: unknown properties, the value of an
/// invoke, and payloads that a bot builds from Newtonsoft's types or its own.
/// </summary>
internal static class NewtonsoftJson
{
    /// <summary>
    /// Converts to a Newtonsoft token. Texts that look like dates stay texts, and numbers that no .NET type represents exactly keep their
    /// digits.
    /// </summary>
    public static JToken ToToken(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ToObject(element),
        JsonValueKind.Array => new JArray(element.EnumerateArray().Select(ToToken)),
        JsonValueKind.String => new JValue(element.GetString()),
        JsonValueKind.True => new JValue(true),
        JsonValueKind.False => new JValue(false),
        JsonValueKind.Number => element.TryGetInt64(out var number) ? new JValue(number) : new JRaw(element.GetRawText()),
        _ => JValue.CreateNull(),
    };

    /// <summary>Converts to System.Text.Json.</summary>
    public static JsonElement ToElement(JToken token) => JsonElement.Parse(Write(token));

    /// <summary>Returns the JSON of a Newtonsoft token, or of an object as the SDK would write it.</summary>
    public static string Write(object value) =>
        value is JToken token ? token.ToString(Formatting.None) : JsonConvert.SerializeObject(value, Settings);

    private static JsonSerializerSettings Settings { get; } = new() { NullValueHandling = NullValueHandling.Ignore, MaxDepth = 32 };

    // If a name is repeated, the last value counts, as in System.Text.Json.
    private static JObject ToObject(JsonElement element)
    {
        var copy = new JObject();
        foreach (var property in element.EnumerateObject())
        {
            copy[property.Name] = ToToken(property.Value);
        }

        return copy;
    }
}
