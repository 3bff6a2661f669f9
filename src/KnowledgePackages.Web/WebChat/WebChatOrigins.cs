using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KnowledgePackages.Web.WebChat;

/// <summary>
/// Decides which websites may use the chat: this host itself, and the websites in <see cref="WebChatOptions.AllowedOrigins"/>.
/// </summary>
internal static class WebChatOrigins
{
    /// <summary>The name of the CORS policy for the chat's endpoints.</summary>
    public const string Policy = "web-chat";

    private static readonly TimeSpan PreflightIsGood = TimeSpan.FromHours(2); // no browser caches a preflight response for longer

    public static void AddWebChatOrigins(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<WebChatOptions>>((cors, webChat) => cors.AddPolicy(Policy, policy => policy
            .WithOrigins([.. webChat.Value.AllowedOrigins])
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .WithHeaders(
                HeaderNames.Authorization,
                HeaderNames.ContentType,
                HeaderNames.AcceptLanguage,
                HeaderNames.XRequestedWith,
                "x-ms-bot-agent"
            )
            .AllowCredentials()
            .SetPreflightMaxAge(PreflightIsGood)));
    }

    /// <summary>
    /// Adds the framework's CORS middleware. Does not call <c>UseCors</c>, because <c>UseCors</c> compiles an expression tree, which takes
    /// 10 ms at startup and some megabytes of memory.
    /// </summary>
    public static void UseWebChatOrigins(this WebApplication app)
    {
        var policies = app.Services.GetRequiredService<ICorsPolicyProvider>();
        var cors = app.Services.GetRequiredService<ICorsService>();
        var log = app.Services.GetRequiredService<ILoggerFactory>();
        app.Use(next =>
        {
            var middleware = new CorsMiddleware(next, cors, log);
            return context => middleware.Invoke(context, policies);
        });
    }

    /// <summary>Returns the origin of this host's own pages.</summary>
    public static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>
    /// Returns whether a POST comes from a page of this host. The browser states the page in the header Sec-Fetch-Site or, if that header
    /// is missing, in the header Origin. A request with neither header is accepted: every current browser sends one of them with a POST, so
    /// no other website can have caused the request.
    /// </summary>
    public static bool IsFromOwnPage(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
        ? site is "same-origin" or "none"
        : request.Headers.Origin.ToString() is not { Length: > 0 } origin
            || string.Equals(origin, OriginOf(request), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns whether a POST comes from a page that may use the chat. A request without the header Origin is rejected: browsers send this
    /// header with every POST, so no page sends such a request.
    /// </summary>
    public static bool Allows(this WebChatOptions options, HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin
        && (
            string.Equals(origin, OriginOf(request), StringComparison.OrdinalIgnoreCase)
            || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        );
}
