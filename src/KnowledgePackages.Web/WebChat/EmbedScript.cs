using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Content;
using Microsoft.Net.Http.Headers;

namespace KnowledgePackages.Web.WebChat;

/// <summary>
/// Serves <c>/embed.js</c>, the script with which other websites embed the chat: a launcher button and a panel. The script contains its few
/// texts in every language. So it need not request them, and sends no request until a visitor opens the chat.
/// </summary>
internal static class EmbedScript
{
    private static readonly string[] Texts =
    [
        "page.embed.label",
        "page.embed.title",
        "page.embed.failed",
        "page.embed.tab",
        "page.embed.larger",
        "page.loading",
        "page.close",
    ];

    /// <summary>
    /// Maps <c>GET /embed.js</c>. The address has no version, because websites refer to it for years. Browsers check for a newer script
    /// after 10 minutes.
    /// </summary>
    public static void MapEmbedScript(this IEndpointRouteBuilder endpoints, CurrentContent current)
    {
        var scripts = new PerContent<Script>(current, Script.Of);
        _ = scripts.Value; // build the script before the first request
        endpoints.MapGet("/embed.js", (HttpContext context) =>
        {
            var script = scripts.Value;
            var isPacked = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
            var headers = context.Response.Headers;
            headers.CacheControl = "public, max-age=600";
            headers.Vary = HeaderNames.AcceptEncoding;
            SecurityHeaders.AllowOtherWebsites(context.Response);
            if (isPacked)
            {
                headers.ContentEncoding = "gzip";
            }

            return Results.Bytes(
                    isPacked ? script.Packed : script.Plain,
                    "text/javascript; charset=utf-8",
                    entityTag: new($"\"{script.Tag}{(isPacked ? "z" : "")}\"")
                );
        });
    }

    private static string Render(DialogsContent content)
    {
        var texts = content.Languages.ToDictionary(language => language, language =>
            Texts.ToDictionary(id => id["page.".Length..], id => content.In(language).Message(id)));
        var directions = content.Languages.Where(language => content.In(language).IsRightToLeft);
        return PageTemplate
            .Read("embed.js")
            .Replace(
                "{{texts}}",
                JsonSerializer.Serialize(texts, PageJson.Default.DictionaryStringDictionaryStringString),
                StringComparison.Ordinal
            )
            .Replace("{{rightToLeft}}", string.Join(' ', directions), StringComparison.Ordinal);
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    private sealed record Script(byte[] Plain, byte[] Packed, string Tag)
    {
        public static Script Of(DialogsContent content)
        {
            var plain = Encoding.UTF8.GetBytes(Render(content));
            return new(plain, Pack(plain), Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8)));
        }
    }
}

[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string>>))]
internal sealed partial class PageJson : JsonSerializerContext;
