using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// The response to the requests that generate or refresh a token, start a conversation, or reconnect to it (Direct Line 3.0, "Conversation"
/// object).
/// </summary>
internal sealed record DirectLineConversation(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("streamUrl")] string? StreamUrl = null);

/// <summary>
/// The body of two requests: a client's request that starts a conversation (<c>user</c> is ignored, because the token names the user), and
/// a server's request for a token.
/// </summary>
internal sealed record DirectLineStart(
    [property: JsonPropertyName("user")] DirectLineUser? User = null, [property: JsonPropertyName("locale")] string? Locale = null);

internal sealed record DirectLineUser([property: JsonPropertyName("id")] string? Id = null);

/// <summary>The response to a posted activity.</summary>
internal sealed record DirectLinePosted([property: JsonPropertyName("id")] string Id);

/// <summary>The response to <c>session/getsessionid</c>.</summary>
internal sealed record DirectLineSession([property: JsonPropertyName("sessionId")] string SessionId);

internal sealed record DirectLineError([property: JsonPropertyName("error")] DirectLineErrorDetail Error);

internal sealed record DirectLineErrorDetail(
    [property: JsonPropertyName("code")] string Code, [property: JsonPropertyName("message")] string Message);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DirectLineClaims))]
[JsonSerializable(typeof(DirectLineConversation))]
[JsonSerializable(typeof(DirectLineStart))]
[JsonSerializable(typeof(DirectLinePosted))]
[JsonSerializable(typeof(DirectLineSession))]
[JsonSerializable(typeof(DirectLineError))]
internal sealed partial class DirectLineJsonContext : JsonSerializerContext;
