using KnowledgePackages.Web.WebChat;

namespace KnowledgePackages.Web;

/// <summary>All security headers of all responses: the common ones, and the Content-Security-Policy of each kind of page.</summary>
internal static class SecurityHeaders
{
    /// <summary>The form at <c>/form</c>: no scripts, and it posts to this host only. Antiforgery adds X-Frame-Options.</summary>
    public const string Form =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The page at <c>/embed-example</c>. It runs only embed.js, so this is also the minimum that a website must allow.</summary>
    public const string EmbedExample =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action "
        + "'none'; frame-ancestors 'none'";

    /// <summary>A content file in the preview.</summary>
    public const string PreviewSource = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // All other responses: files, JSON, errors.
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'";

    // Web Chat adds one empty style element without a nonce. This is the hash of the empty text, so it allows nothing else.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>
    /// The chat page: own scripts only, styles by nonce, connections to the page's channel, and framing by the allowed websites.
    /// </summary>
    public static string Chat(string nonce, HttpRequest request, WebChatOptions options) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; img-src 'self' data: blob:; "
        + $"connect-src 'self' {WebSockets($"{request.Scheme}://{request.Host}")}{AzureDirectLine(options)}; base-uri 'none'; "
        + "form-action 'none'; "
        + $"frame-ancestors {string.Join(' ', options.AllowedOrigins.Prepend("'self'"))}";

    /// <summary>The preview page: like the chat page, whose cards it draws, but other websites may not frame it.</summary>
    public static string Preview(string nonce, HttpRequest request) => Chat(nonce, request, new WebChatOptions());

    /// <summary>Lets pages of other websites load this response, even those that isolate themselves: <c>/embed.js</c>.</summary>
    public static void AllowOtherWebsites(HttpResponse response) => response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";

    /// <summary>Adds the common headers just before a response begins; a policy set by an endpoint stays.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.Use((context, next) =>
        {
            context.Response.OnStarting(static state =>
            {
                var headers = ((HttpResponse)state).Headers;
                headers.TryAdd("X-Content-Type-Options", "nosniff");
                headers.TryAdd("Referrer-Policy", "same-origin");
                headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
                headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
                headers.TryAdd("Content-Security-Policy", NoPage);
                return Task.CompletedTask;
            }, context.Response);
            return next(context);
        });
    }

    // Listed because 'self' does not cover web sockets in every browser.
    private static string WebSockets(string origin) => $"ws{origin["http".Length..]}";

    private static string AzureDirectLine(WebChatOptions options) =>
        options.UsesAzure && new Uri(options.DirectLineDomain).GetLeftPart(UriPartial.Authority) is var origin
            ? $" {origin} {WebSockets(origin)}"
            : "";
}
