using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Runtime.Wire;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Serializes state properties with the bot's own JSON contracts. Types without such a contract (simple types and the SDK's types) use the
/// contracts in <see cref="WireJson.Options"/>.
/// </summary>
internal static class StateJson
{
    public static JsonSerializerOptions Options(IJsonTypeInfoResolver? stateTypes)
    {
        var options = new JsonSerializerOptions(WireJson.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(stateTypes, UsageJsonContext.Default, WireJson.Options.TypeInfoResolver),
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>
    /// Returns the JSON contract of a property's type. If a source-generated context has the type, the contract comes from this context and
    /// has the context's options (property names, enums as strings). Otherwise the contract has the given <paramref name="options"/>.
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
