using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Connector;

/// <summary>The address of a committed reply, without its content, which is by far the larger part and is passed on as bytes.</summary>
internal sealed record ReplyAddress(string? ChannelId, string? ServiceUrl, ReplyAddress.Room? Conversation, string? ReplyToId)
{
    /// <summary>The conversation's id.</summary>
    internal sealed record Room(string? Id);

    public static ReplyAddress Read(ReadOnlySpan<byte> activity) =>
        JsonSerializer.Deserialize(activity, ReplyAddressJson.Default.ReplyAddress)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReplyAddress))]
internal sealed partial class ReplyAddressJson : JsonSerializerContext;
