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
    /// The policy of the page at <c>/embed-example</c>. The page runs no script but embed.js. So its script and frame sources are the
    /// minimum that a website with the chat must allow in its own policy.
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
    /// The policy of the content preview: the same as that of the chat page, because the preview shows its cards, but without framing by
    /// other websites.
    /// </summary>
    public static string Preview { get; } = Chat(new WebChatOptions());

    /// <summary>
    /// Sets the headers of each response that shows a person's plan. The response is not stored and not indexed. Its address goes to no
    /// other page, because it may contain the token of a link.
    /// </summary>
    public static void ProtectPlan(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = PlanPage;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    /// <summary>Sets the headers of each response for operators. The response is not stored and not indexed.</summary>
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

    /// <summary>Adds the headers to each response just before it begins. A header that an endpoint has set stays.</summary>
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
