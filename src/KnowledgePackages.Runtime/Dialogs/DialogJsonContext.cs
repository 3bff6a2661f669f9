using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>Reads and writes dialog stacks; to be chained with the bot's own types for its state.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DialogState))]
internal sealed partial class DialogJsonContext : JsonSerializerContext;
