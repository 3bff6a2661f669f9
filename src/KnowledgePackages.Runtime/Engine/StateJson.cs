using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Runtime.Wire;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Serializes state properties: with the bot's own contracts first, then with those of simple types and the SDK's.</summary>
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

    /// <summary>
    /// The contract of a property's type. A source-generated context keeps the options it was created with (names, enums as strings);
    /// resolved through the chain it would lose them.
    /// </summary>
    public static JsonTypeInfo<T> TypeOf<T>(JsonSerializerOptions options)
    {
        foreach (var resolver in options.TypeInfoResolverChain)
        {
            if (resolver is JsonSerializerContext context && context.GetTypeInfo(typeof(T)) is JsonTypeInfo<T> type)
            {
                return type;
            }
        }

        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
