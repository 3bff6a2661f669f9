using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Reads the members of type <c>object</c> in the SDK's types. Their values may come from the bot, from System.Text.Json
/// or from Newtonsoft.Json.
/// </summary>
public static class ActivityPayload
{
    /// <summary>Returns the payload as JSON; null if there is no payload.</summary>
    public static JsonElement? AsElement(object? payload) => payload switch
    {
        JsonElement element => element.ValueKind == JsonValueKind.Undefined ? null : element,
        null => null,
        WrittenJson written => written.Element,
        JToken token => NewtonsoftJson.ToElement(token),
        JsonNode node => JsonElement.Parse(node.ToJsonString()),
        _ => JsonSerializer.SerializeToElement(payload, WireJson.Options.GetTypeInfo(typeof(object))),
    };
}
