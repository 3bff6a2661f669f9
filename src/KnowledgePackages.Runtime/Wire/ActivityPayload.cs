using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>Reads the <c>object</c> members of the SDK's types, whichever JSON library created their values.</summary>
public static class ActivityPayload
{
    /// <summary>Returns the payload as JSON; null if there is no payload.</summary>
    public static JsonElement? AsElement(object? payload) => payload switch
    {
        JsonElement element => element.ValueKind == JsonValueKind.Undefined ? null : element,
        null => null,
        JToken token => NewtonsoftJson.ToElement(token),
        JsonNode node => JsonElement.Parse(node.ToJsonString()),
        _ => JsonSerializer.SerializeToElement(payload, WireJson.Options.GetTypeInfo(typeof(object))),
    };
}
