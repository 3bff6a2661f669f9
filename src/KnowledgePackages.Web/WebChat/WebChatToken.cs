using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>
/// Issues a token for the conversation of a page's visitor. The conversation is in Azure's Direct Line if
/// <see cref="WebChatOptions.DirectLineSecret"/> is set, otherwise in the built-in channel. The visitor is identified by the resume key
/// that the page keeps, otherwise by the cookie.
/// </summary>
internal sealed class WebChatToken(
    DirectLineTokens tokens,
    AzureDirectLine azure,
    Visitors visitors,
    VisitorKeys keys,
    IOptions<WebChatOptions> options
)
{
    private const int MaxBodyBytes = 8 * 1024;

    /// <summary>
    /// Returns the response: the token, or a problem document. The status of the problem is 403 if the page's website is not allowed, and
    /// 503 if no token is available at the moment.
    /// </summary>
    public async Task<IResult> IssueAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!options.Value.Allows(context.Request))
        {
            return Results.Problem(
                "This token is for pages of this host, and of the websites in WebChat:AllowedOrigins.",
                statusCode: StatusCodes.Status403Forbidden
            );
        }

        var visitor = visitors.FindOrMake(context.Request, await ReadResumeKeyAsync(context.Request));
        if (await AccessAsync(context, visitor) is not { } access)
        {
            context.Response.Headers.RetryAfter = "10";
            return Results.Problem(
                "The chat service does not answer just now. Try again in a moment.",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }

        visitor = visitor with
        {
            Azure = options.Value.UsesAzure ? new AzureConversation(access.ConversationId, access.Token) : visitor.Azure,
        };
        visitors.Remember(context, visitor);
        return Results.Json(
            new WebChatTokenAnswer(
                access.Token,
                access.ConversationId,
                visitor.UserId,
                access.Domain,
                access.ExpiresIn,
                keys.ResumeKey(visitor)
            ),
            WebChatTokenJson.Default.WebChatTokenAnswer
        );
    }

    private async Task<WebChatAccess?> AccessAsync(HttpContext context, Visitor visitor)
    {
        var own = WebChatOrigins.OriginOf(context.Request);
        if (options.Value.UsesAzure)
        {
            return await azure.OpenAsync(visitor, [own, .. options.Value.AllowedOrigins], Locale(context.Request), context.RequestAborted);
        }

        var client = visitor.Client;
        var domain = $"{own}{context.Request.PathBase}/v3/directline";
        return new(domain, client.ConversationId, tokens.Issue(client), (int)tokens.Lifetime.TotalSeconds);
    }

    private static string? Locale(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.MaxBy(language => language.Quality ?? 1)?.Value.Value is { Length: <= 35 } tag
        && tag != "*"
            ? tag
            : null;

    // Returns the resume key in the request's body; null if the body is invalid or has no key. Without a key, the caller uses the cookie.
    private static async Task<string?> ReadResumeKeyAsync(HttpRequest request)
    {
        var body = new byte[MaxBodyBytes];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        try
        {
            return length is 0 or MaxBodyBytes
                ? null
                : JsonSerializer.Deserialize(body.AsSpan(0, length), WebChatTokenJson.Default.WebChatTokenRequest)?.ResumeKey;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A visitor's access to a conversation in Azure's Direct Line or in the built-in channel.</summary>
/// <param name="Domain">The address of Direct Line, with its path.</param>
/// <param name="ConversationId">The id of the conversation.</param>
/// <param name="Token">The token. It gives access to this conversation only.</param>
/// <param name="ExpiresIn">How long the token is valid, in seconds.</param>
internal sealed record WebChatAccess(string Domain, string ConversationId, string Token, int ExpiresIn);

/// <summary>The token endpoint.</summary>
internal static class WebChatTokenEndpoint
{
    /// <summary>The address of the endpoint.</summary>
    public const string Address = "/api/webchat/token";

    /// <summary>Maps <c>POST /api/webchat/token</c>.</summary>
    public static void MapWebChatToken(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Address, (HttpContext context, WebChatToken token) => token.IssueAsync(context))
            .RequireCors(WebChatOrigins.Policy)
            .RequireRateLimiting(RateLimits.ByAddress);
}

internal sealed record WebChatTokenRequest([property: JsonPropertyName("resumeKey")] string? ResumeKey = null);

internal sealed record WebChatTokenAnswer(
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("userId")] string UserId,
    [property: JsonPropertyName("domain")] string Domain,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("resumeKey")] string ResumeKey);

[JsonSerializable(typeof(WebChatTokenRequest))]
[JsonSerializable(typeof(WebChatTokenAnswer))]
internal sealed partial class WebChatTokenJson : JsonSerializerContext;
