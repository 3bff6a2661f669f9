using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Runtime.Wire;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Serializes state properties. For each type it uses the bot's own JSON contract; if there is none, the contract in
/// <see cref="WireJson.Options"/>, which has contracts for simple types and for the SDK's types.
/// </summary>
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
    /// Returns the JSON contract of a property's type. It asks the source-generated context directly, because such a contract keeps the
    /// options of the context (property names, enums as strings). A contract that the options' resolver chain creates does not keep them.
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
