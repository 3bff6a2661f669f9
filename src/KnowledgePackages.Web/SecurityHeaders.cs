using KnowledgePackages.Web.WebChat;

namespace KnowledgePackages.Web;

/// <summary>Sets the security headers of all responses, and defines the Content-Security-Policy of each kind of page.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of the page at <c>/about</c>: no scripts, no forms.</summary>
    public const string About =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The policy of the plan's pages: only scripts and styles of this host, forms only to this host, and no framing.
    private const string PlanPage =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
        + "'none'";

    /// <summary>
    /// The policy of the page at <c>/embed-example</c>. The page runs only embed.js, so the script and frame sources of this policy are the
    /// minimum that a website must allow in its own policy to embed the chat.
    /// </summary>
    public const string EmbedExample =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action "
        + "'none'; frame-ancestors 'none'";

    /// <summary>The policy of the page that shows a content file in the content preview.</summary>
    public const string PreviewSource = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The policy of the pages for operators: no scripts, forms only to this host, and no framing.
    private const string OperatorPage =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // The policy of all responses that are not pages: files, JSON and errors.
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>
    /// Returns the policy of the chat page: scripts and styles of this host only, posts to this host only, and framing by this host and the
    /// websites in <see cref="WebChatOptions.AllowedOrigins"/> only.
    /// </summary>
    public static string Chat(WebChatOptions options) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        + $"frame-ancestors {string.Join(' ', options.AllowedOrigins.Prepend("'self'"))}";

    /// <summary>
    /// The policy of the content preview. It allows the same as the policy of the chat page, whose cards the preview shows, but no framing
    /// by other websites.
    /// </summary>
    public static string Preview { get; } = Chat(new WebChatOptions());

    /// <summary>
    /// Sets the headers of each response that shows a person's plan. Caches do not store the response, and search engines do not index it.
    /// The browser sends the response's address to no other page, because the address may contain the token of a link.
    /// </summary>
    public static void ProtectPlan(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = PlanPage;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    /// <summary>
    /// Sets the headers of each response for operators. Caches do not store the response, and search engines do not index the response.
    /// </summary>
    public static void ProtectOperator(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = OperatorPage;
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    /// <summary>
    /// Lets pages of all other websites load this response (<c>/embed.js</c>), including pages with a Cross-Origin-Embedder-Policy.
    /// </summary>
    public static void AllowOtherWebsites(HttpResponse response) => response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";

    /// <summary>Adds the headers to each response just before it is sent. Keeps a header that an endpoint has set.</summary>
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
}
