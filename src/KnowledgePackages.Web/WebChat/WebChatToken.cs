using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.BotFramework.DirectLine;
using Microsoft.AspNetCore.DataProtection;

namespace KnowledgePackages.Web.WebChat;

/// <summary>
/// Gives the page a token for its visitor's conversation. Who the visitor is stands in a cookie that only the server can make and
/// read, so the same browser finds the same conversation again.
/// </summary>
internal sealed class WebChatToken(DirectLineTokens tokens, IDataProtectionProvider protection)
{
    private const string Cookie = "kp-user";

    private readonly IDataProtector _protector = protection.CreateProtector("WebChat.User.1");

    /// <summary>Maps <c>POST /api/webchat/token</c>, for pages of this host only.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/webchat/token", async (HttpContext context, WebChatToken token) => token.Issue(context, await ReadAsync(context.Request)));

    private IResult Issue(HttpContext context, string? resumeKey)
    {
        if (!IsOwnPage(context.Request))
        {
            return Results.Problem("This token is for pages of this host.", statusCode: StatusCodes.Status403Forbidden);
        }

        var user = UserIn(resumeKey) ?? UserIn(context.Request.Cookies[Cookie]) ?? $"dl_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}";
        context.Response.Cookies.Append(Cookie, _protector.Protect(user), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        context.Response.Headers.CacheControl = "no-store";
        var client = new DirectLineClient(ConversationOf(user), user);
        return Results.Json(
            new WebChatTokenAnswer(tokens.Issue(client), client.ConversationId, user, "/v3/directline", (int)DirectLineTokens.Lifetime.TotalSeconds, _protector.Protect(user)),
            WebChatTokenJson.Default.WebChatTokenAnswer);
    }

    // One conversation a visitor: it follows from the user, so there is nothing more to keep.
    private static string ConversationOf(string user) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"web conversation of {user}")).AsSpan(0, 16));

    private static async Task<string?> ReadAsync(HttpRequest request)
    {
        try
        {
            return request.ContentLength is > 0 and < 4096 && request.HasJsonContentType()
                ? (await request.ReadFromJsonAsync(WebChatTokenJson.Default.WebChatTokenRequest, request.HttpContext.RequestAborted))?.ResumeKey
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? UserIn(string? sealedUser)
    {
        try
        {
            return sealedUser is { Length: > 0 and < 1024 } ? _protector.Unprotect(sealedUser) : null;
        }
        catch (CryptographicException)
        {
            return null; // forged, or made with keys that are gone: a new visitor
        }
    }

    // Browsers tell where a POST comes from; whoever does not tell is no page.
    private static bool IsOwnPage(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
        && origin.Authority == request.Host.Value && origin.Scheme == request.Scheme;
}

internal sealed record WebChatTokenAnswer(
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("userId")] string UserId,
    [property: JsonPropertyName("domain")] string Domain,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("resumeKey")] string ResumeKey);

internal sealed record WebChatTokenRequest([property: JsonPropertyName("resumeKey")] string? ResumeKey);

[JsonSerializable(typeof(WebChatTokenRequest))]
[JsonSerializable(typeof(WebChatTokenAnswer))]
internal sealed partial class WebChatTokenJson : JsonSerializerContext;
