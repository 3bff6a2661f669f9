using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using KnowledgePackages.BotFramework.Hosting;
using KnowledgePackages.Domain.Content;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>The web chat's page at <c>/</c>, and the texts that its scripts fetch.</summary>
internal static partial class ChatPage
{
    private static readonly Lazy<string> Template = new(ReadTemplate);

    /// <summary>Maps <c>GET /</c> (and <c>HEAD</c>, which monitors ask) and <c>GET /api/webchat/texts?language=</c>.</summary>
    public static void MapChatPage(this IEndpointRouteBuilder endpoints, DialogsContent content)
    {
        endpoints.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], context => WritePageAsync(context, content.In(null)))
            .RequireRateLimiting(RateLimits.ByAddress);
        endpoints.MapGet("/api/webchat/texts", context => context.Response.WriteAsJsonAsync(
            PageTexts.In(content.In(context.Request.Query["language"])), PageJson.Default.DictionaryStringString, cancellationToken: context.RequestAborted))
            .RequireRateLimiting(RateLimits.ByAddress);
    }

    /// <summary>The page with its texts and its nonce in place; texts are escaped.</summary>
    internal static string Render(ContentTexts texts, string nonce)
    {
        var values = PageTexts.In(texts);
        values["nonce"] = nonce;
        values["language"] = texts.Language;
        values["direction"] = texts.IsRightToLeft ? "rtl" : "ltr";
        return Placeholder().Replace(Template.Value, match => HtmlEncoder.Default.Encode(values[match.Groups[1].Value]));
    }

    private static async Task WritePageAsync(HttpContext context, ContentTexts texts)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = context.Response.Headers;
        headers.ContentType = "text/html; charset=utf-8";
        headers.CacheControl = "no-store"; // a nonce is good for one answer
        headers.ContentSecurityPolicy = PagePolicy.Of(nonce, context.Request, context.RequestServices.GetRequiredService<IOptions<WebChatOptions>>().Value);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        await context.Response.WriteAsync(Render(texts, nonce), context.RequestAborted);
    }

    private static string ReadTemplate()
    {
        using var reader = new StreamReader(typeof(ChatPage).Assembly.GetManifestResourceStream("page.html")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{([a-z][\w.]*)\}\}")]
    private static partial Regex Placeholder();
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class PageJson : JsonSerializerContext;
