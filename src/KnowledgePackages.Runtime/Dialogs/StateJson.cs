using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>How state properties are read and written: the bot's own contracts first, then those of dialogs and of the schema.</summary>
internal static class StateJson
{
    public static JsonSerializerOptions Options(IJsonTypeInfoResolver? stateTypes)
    {
        var options = new JsonSerializerOptions(SchemaJsonContext.Default.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(stateTypes, DialogJsonContext.Default, SchemaJsonContext.Default),
        };
        options.MakeReadOnly();
        return options;
    }
}
