using System.Security.Cryptography;
using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Content;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>The web chat's page at <c>/</c>, and the texts that its scripts fetch.</summary>
internal static class ChatPage
{
    // Web Chat adds one style element that is empty and has no nonce. This is the hash of nothing, so nothing else comes in by it.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private static readonly PageTemplate Template = new("page.html");

    /// <summary>Maps <c>GET /</c> (and <c>HEAD</c>, which monitors ask) and <c>GET /api/webchat/texts?language=</c>.</summary>
    public static void MapChatPage(this IEndpointRouteBuilder endpoints, DialogsContent content)
    {
        endpoints.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], context => WritePageAsync(context, content));
        endpoints.MapGet("/api/webchat/texts", context => context.Response.WriteAsJsonAsync(
            PageTexts.In(content.In(context.Request.Query["language"])), PageJson.Default.DictionaryStringString, cancellationToken: context.RequestAborted));
    }

    private static async Task WritePageAsync(HttpContext context, DialogsContent content)
    {
        var services = context.RequestServices;
        var options = services.GetRequiredService<IOptions<WebChatOptions>>().Value;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = context.Response.Headers;
        headers.ContentType = "text/html; charset=utf-8";
        headers.CacheControl = "no-store"; // a nonce is good for one answer
        headers.ContentSecurityPolicy = Policy(nonce, context.Request, options);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
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

    // The page that this one is a frame of, by its own account. The frame speaks with that origin only, and only if it is allowed.
    private static string Host(HttpRequest request, WebChatOptions options)
    {
        var origin = request.Query["host"].FirstOrDefault() ?? "";
        return origin == $"{request.Scheme}://{request.Host}" || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase) ? origin : "";
    }

    // The stream's address is named because 'self' does not cover web sockets in every browser.
    private static string Policy(string nonce, HttpRequest request, WebChatOptions options) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; img-src 'self' data: blob:; "
        + $"connect-src 'self' {(request.IsHttps ? "wss" : "ws")}://{request.Host}; base-uri 'none'; form-action 'none'; "
        + $"frame-ancestors {string.Join(' ', options.AllowedOrigins.Prepend("'self'"))}";
}

[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string>>))]
internal sealed partial class PageJson : JsonSerializerContext;
