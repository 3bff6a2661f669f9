using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Connector;

/// <summary>
/// The address of a committed reply, read from the reply's JSON. The rest of the JSON, which is far larger, is sent unparsed.
/// </summary>
internal sealed record ReplyAddress(string? ChannelId, string? ServiceUrl, ReplyAddress.Room? Conversation, string? ReplyToId)
{
    /// <summary>The conversation that receives the reply.</summary>
    internal sealed record Room(string? Id);

    public static ReplyAddress Read(ReadOnlySpan<byte> activity) =>
        JsonSerializer.Deserialize(activity, ReplyAddressJson.Default.ReplyAddress)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReplyAddress))]
internal sealed partial class ReplyAddressJson : JsonSerializerContext;
