using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Templates;
using KnowledgePackages.Web.WebChat;

namespace KnowledgePackages.Web.Content.Preview;

/// <summary>Serves the preview page, its data, and the stream that notifies the page of changes.</summary>
internal sealed class PreviewEndpoints(
    PreviewContent preview,
    ContentFolder folder,
    ChatRenderer renderer,
    IHostApplicationLifetime lifetime
)
{
    private static readonly Dictionary<string, string> Types = new() { ["css"] = "text/css", ["js"] = "text/javascript" };

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", WritePageAsync);
        endpoints.MapGet("/preview/{name}", WriteFile);
        endpoints.MapGet(
            "/model",
            context =>
                context.Response.WriteAsJsonAsync(
                    Model(context).Answer,
                    PreviewJson.Default.PreviewAnswer,
                    cancellationToken: context.RequestAborted
                )
        );
        endpoints.MapGet(
            "/cards",
            async context =>
                await context.Response.WriteAsJsonAsync(
                    await Model(context).CardsOfAsync(context.Request.Query["item"], renderer),
                    PreviewJson.Default.IReadOnlyListPreviewCard,
                    cancellationToken: context.RequestAborted
                )
        );
        endpoints.MapGet("/changes", TellChangesAsync);
        endpoints.MapGet("/source", WriteSourceAsync);
        endpoints.MapTemplates(() => preview.State.Content, "no-cache"); // so that an editor sees each change
    }

    private PreviewModel Model(HttpContext context) => new(preview.State, context.Request.Query["language"], folder.Path);

    private static Task WritePageAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Preview;
        return context.Response.WriteAsync(PageTemplate.Read("preview/preview.html"), context.RequestAborted);
    }

    private static IResult WriteFile(string name) =>
        Types.TryGetValue(name.Split('.')[^1], out var type)
        && typeof(PreviewEndpoints).Assembly.GetManifestResourceStream($"preview/{name}") is { } file
            ? Results.Stream(file, $"{type}; charset=utf-8")
            : Results.NotFound();

    // Sends the revision of the newest state as server-sent events: once at the start, and after each change. If the connection breaks, the
    // browser reconnects by itself.
    private async Task TellChangesAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var changes = new SemaphoreSlim(1, 1_000_000);
        void Tell() => changes.Release();
        preview.Changed += Tell;
        try
        {
            while (true)
            {
                await changes.WaitAsync(ends.Token);
                await context.Response.WriteAsync($"data: {preview.State.Revision}\n\n", ends.Token);
                await context.Response.Body.FlushAsync(ends.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream ends because the page was closed or this program is stopping.
        }
        finally
        {
            preview.Changed -= Tell;
        }
    }

    // Serves a page with the lines of a content file, in which the requested line is marked. Serves only files of the content folder, by
    // their exact paths.
    private Task WriteSourceAsync(HttpContext context)
    {
        var path = context.Request.Query["file"].ToString();
        if (preview.State.Files.FirstOrDefault(file => file.Path == path) is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var here = int.TryParse(context.Request.Query["line"], out var line) ? line : 0;
        var html = new Html()
            .Add(
                $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + $"content=\"width=device-width\"><title>{path}</title>"
            )
            .Add(
                $"<link rel=\"stylesheet\" href=\"/css/tokens.css\"><link rel=\"stylesheet\" "
                + $"href=\"/preview/source.css\"></head><body><main><h1>{path}</h1><p>{Path.Combine(folder.Path, path)}</p><ol>"
            );
        foreach (var (index, text) in System.Text.Encoding.UTF8.GetString(file.Bytes.Span).ReplaceLineEndings("\n").Split('\n').Index())
        {
            html.AddMarkup(index + 1 == here ? "<li id=\"here\" aria-current=\"true\">" : "<li>")
                .Add($"<code dir=\"auto\">{text}</code></li>");
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PreviewSource;
        return context.Response.WriteAsync(html.Add($"</ol></main></body></html>").ToString(), context.RequestAborted);
    }
}
