using System.Text.Json.Serialization;

namespace KnowledgePackages.Web.WebChat;

/// <summary>The request body of <c>tokens/generate</c>.</summary>
internal sealed record AzureTokenParameters(
    [property: JsonPropertyName("user")] AzureUser User,
    [property: JsonPropertyName("trustedOrigins")] IReadOnlyList<string> TrustedOrigins
);

internal sealed record AzureUser([property: JsonPropertyName("id")] string Id);

/// <summary>The request body of <c>conversations</c>.</summary>
internal sealed record AzureStart(
    [property: JsonPropertyName("locale"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Locale
);

/// <summary>
/// The response of <c>tokens/generate</c>, <c>tokens/refresh</c>, <c>conversations</c> and <c>conversations/{id}</c>. The response of
/// <c>conversations/{id}</c> has no <c>expires_in</c> (seconds).
/// </summary>
internal sealed record AzureToken(
    [property: JsonPropertyName("conversationId")] string? ConversationId = null,
    [property: JsonPropertyName("token")] string? Token = null,
    [property: JsonPropertyName("expires_in")] int? ExpiresIn = null);

/// <summary>The claims in a token of Azure's Direct Line.</summary>
internal sealed record AzureClaims(
    [property: JsonPropertyName("user")] string? User = null, [property: JsonPropertyName("conv")] string? Conversation = null);

[JsonSerializable(typeof(AzureTokenParameters))]
[JsonSerializable(typeof(AzureStart))]
[JsonSerializable(typeof(AzureToken))]
[JsonSerializable(typeof(AzureClaims))]
internal sealed partial class AzureDirectLineJson : JsonSerializerContext;
