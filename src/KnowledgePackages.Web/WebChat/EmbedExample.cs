using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Content;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Serves <c>/embed-example</c>: a page that embeds the chat and explains to webmasters how to embed the chat.</summary>
internal static class EmbedExample
{
    /// <summary>The ids of the page's texts.</summary>
    public static IReadOnlyList<MessageDefinition> Requirements { get; } =
    [
        new("page.example.title"),
        new("page.example.lead"),
        new("page.example.line"),
        new("page.example.line.text"),
        new("page.example.allow"),
        new("page.example.allow.text"),
        new("page.example.attributes"),
        new("page.example.attributes.text"),
        new("page.example.attribute"),
        new("page.example.values"),
        new("page.example.does"),
        new("page.example.language"),
        new("page.example.position"),
        new("page.example.launcher"),
        new("page.example.label.value"),
        new("page.example.label"),
        new("page.example.properties"),
        new("page.example.properties.text"),
        new("page.example.own"),
        new("page.example.own.text"),
        new("page.example.policy"),
        new("page.example.policy.text"),
        new("page.example.keeps"),
        new("page.example.keeps.text"),
        new("page.example.client"),
        new("page.example.client.text"),
    ];

    private static readonly PageTemplate Template = new("embed-example.html");

    /// <summary>Maps <c>GET /embed-example</c>.</summary>
    public static void MapEmbedExample(this IEndpointRouteBuilder endpoints, CurrentContent current) =>
        endpoints.MapGet(
            "/embed-example",
            context =>
            {
                var headers = context.Response.Headers;
                headers.ContentType = "text/html; charset=utf-8";
                headers.CacheControl = "no-store";
                headers.ContentSecurityPolicy = SecurityHeaders.EmbedExample;
                return context.Response.WriteAsync(
                    Template.Render(
                        PageLanguage.Of(context.Request, current.Content),
                        context.RequestServices.GetRequiredService<AssetVersions>(),
                        ("origin", $"{context.Request.Scheme}://{context.Request.Host}")
                    ),
                    context.RequestAborted
                );
            }
        );
}
