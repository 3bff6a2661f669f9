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
    /// Returns the contract of a property's type. Ask the source-generated context directly: it keeps the options that it was created with
    /// (names, enums as strings), which are lost if the chain resolves the type.
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
