using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Runtime.Wire;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>How state properties are read and written: by the bot's own contracts, then by those of simple types and the SDK's.</summary>
internal static class StateJson
{
    public static JsonSerializerOptions Options(IJsonTypeInfoResolver? stateTypes)
    {
        var options = new JsonSerializerOptions(WireJson.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(stateTypes, WireJson.Options.TypeInfoResolver),
        };
        options.MakeReadOnly();
        return options;
    }
}
