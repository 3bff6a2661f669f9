using System.Security.Cryptography;
using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Web.Content;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>The web chat's page at <c>/</c>, and the texts that its scripts fetch.</summary>
internal static class ChatPage
{
    private static readonly PageTemplate Template = new("page.html");

    /// <summary>Maps <c>GET /</c> (and <c>HEAD</c>, which monitors use) and <c>GET /api/webchat/texts?language=</c>.</summary>
    public static void MapChatPage(this IEndpointRouteBuilder endpoints, CurrentContent current)
    {
        endpoints.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], context => WritePageAsync(context, current.Content))
            .RequireRateLimiting(RateLimits.ByAddress);
        endpoints
            .MapGet(
                "/api/webchat/texts",
                context =>
                    context.Response.WriteAsJsonAsync(
                        PageTexts.In(current.Content.In(context.Request.Query["language"])),
                        PageJson.Default.DictionaryStringString,
                        cancellationToken: context.RequestAborted
                    )
            )
            .RequireRateLimiting(RateLimits.ByAddress);
    }

    private static async Task WritePageAsync(HttpContext context, DialogsContent content)
    {
        var services = context.RequestServices;
        var options = services.GetRequiredService<IOptions<WebChatOptions>>().Value;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = context.Response.Headers;
        headers.ContentType = "text/html; charset=utf-8";
        headers.CacheControl = "no-store"; // a nonce is valid for one response
        headers.ContentSecurityPolicy = SecurityHeaders.Chat(nonce, context.Request, options);
        await context.Response.WriteAsync(
            Template.Render(
                PageLanguage.Of(context.Request, content),
                services.GetRequiredService<AssetVersions>(),
                ("nonce", nonce),
                ("languages", string.Join(' ', content.Languages)),
                ("rightToLeft", string.Join(' ', content.Languages.Where(language => content.In(language).IsRightToLeft))),
                ("host", Host(context.Request, options))),
            context.RequestAborted);
    }

    // The origin of the embedding page, as it claims. The frame exchanges messages with that origin only, and only if it is allowed.
    private static string Host(HttpRequest request, WebChatOptions options)
    {
        var origin = request.Query["host"].FirstOrDefault() ?? "";
        return origin == $"{request.Scheme}://{request.Host}" || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            ? origin
            : "";
    }
}

[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string>>))]
internal sealed partial class PageJson : JsonSerializerContext;
