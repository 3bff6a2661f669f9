using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
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
        endpoints.MapPost("/api/webchat/token", (HttpContext context, WebChatToken token) => token.Issue(context));

    private IResult Issue(HttpContext context)
    {
        if (!IsOwnPage(context.Request))
        {
            return Results.Problem("This token is for pages of this host.", statusCode: StatusCodes.Status403Forbidden);
        }

        var client = Welcome(context);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new WebChatTokenAnswer(tokens.Issue(client), client.ConversationId, client.UserId, "/v3/directline", (int)DirectLineTokens.Lifetime.TotalSeconds),
            WebChatTokenJson.Default.WebChatTokenAnswer);
    }

    /// <summary>The visitor whose cookie came along; null where none did.</summary>
    public DirectLineClient? Find(HttpRequest request) => UserIn(request) is { } user ? new(ConversationOf(user), user) : null;

    /// <summary>The visitor: whoever has no cookie yet is a new one. The answer carries the cookie, for a year from now.</summary>
    public DirectLineClient Welcome(HttpContext context)
    {
        var user = UserIn(context.Request) ?? $"dl_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}";
        context.Response.Cookies.Append(Cookie, _protector.Protect(user), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return new(ConversationOf(user), user);
    }

    // One conversation a visitor: it follows from the user, so there is nothing more to keep.
    private static string ConversationOf(string user) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"web conversation of {user}")).AsSpan(0, 16));

    private string? UserIn(HttpRequest request)
    {
        try
        {
            return request.Cookies[Cookie] is { Length: > 0 and < 1024 } sealedUser ? _protector.Unprotect(sealedUser) : null;
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
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

[JsonSerializable(typeof(WebChatTokenAnswer))]
internal sealed partial class WebChatTokenJson : JsonSerializerContext;
