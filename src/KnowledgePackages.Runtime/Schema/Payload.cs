using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KnowledgePackages.Runtime.Schema;

/// <summary>Reads what the <c>object?</c> members of the schema hold.</summary>
internal static class Payload
{
    /// <summary>The payload itself when it is a <typeparamref name="T"/>, else its JSON read as one.</summary>
    public static T? As<T>(object? payload)
    {
        if (payload is null) return default;
        if (payload is T typed) return typed;
        var element = JsonSerializer.SerializeToElement(payload, TypeOf(payload.GetType()));
        return (T?)element.Deserialize(TypeOf(typeof(T)));
    }

    private static JsonTypeInfo TypeOf(Type type) => SchemaJsonContext.Default.Options.GetTypeInfo(type);
}
