using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Converts between System.Text.Json and Newtonsoft.Json. The SDK needs Newtonsoft.Json for three things: unknown properties, the value of
/// an invoke, and payloads that a bot creates as Newtonsoft tokens or as objects of its own types.
/// </summary>
internal static class NewtonsoftJson
{
    /// <summary>
    /// Converts JSON to a Newtonsoft token. A string that looks like a date stays a string. A number that is not a 64-bit integer keeps its
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

    /// <summary>Converts a Newtonsoft token to a <see cref="JsonElement"/>.</summary>
    public static JsonElement ToElement(JToken token) => JsonElement.Parse(Write(token));

    /// <summary>Returns the JSON of a Newtonsoft token or of another object, in the form that the SDK writes.</summary>
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
