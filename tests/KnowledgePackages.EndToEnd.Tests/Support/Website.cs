using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>A website on another origin, whose pages have the script element that embeds the chat.</summary>
internal sealed class Website : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Website(WebApplication app) => _app = app;

    /// <summary>The website's origin. It has the name localhost, so for browsers it is another site than the host at 127.0.0.1.</summary>
    public string Origin => _app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>The origin of the same pages at an address that the host does not allow.</summary>
    public string StrangeOrigin => _app.Urls.Single();

    /// <summary>The address of the host with the chat.</summary>
    public string Host { get; set; } = "";

    /// <summary>Attributes of the script element, besides its source.</summary>
    public string Attributes { get; set; } = "";

    /// <summary>Additional pages and scripts, by path.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, (string Type, string Text)> Files { get; } = new();

    public static async Task<Website> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var website = new Website(builder.Build());
        website._app.Run(context =>
        {
            if (website.Files.TryGetValue(context.Request.Path, out var file))
            {
                context.Response.ContentType = file.Type;
                return context.Response.WriteAsync(file.Text, context.RequestAborted);
            }

            // The strictest policy with which the chat works, according to the page /embed-example.
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {website.Host}; frame-src {website.Host}";
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(
                $"""
                <!doctype html>
                <html lang="en">
                <head><meta name="viewport" content="width=device-width, initial-scale=1"><title>A training centre</title></head>
                <body>
                  <main><h1>A training centre</h1><p>{string.Concat(
                    Enumerable.Repeat("We train cooks and carpenters. ", 60)
                )}</p><button type="button">Write to us</button></main>
                  <script src="{website.Host}/embed.js" defer {website.Attributes}></script>
                </body>
                </html>
                """,
                context.RequestAborted
            );
        });
        await website._app.StartAsync();
        return website;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
