using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Knows the visitors of the chat by their cookie or their resume key.</summary>
internal sealed class Visitors(VisitorKeys keys, IOptions<WebChatOptions> options)
{
    private const string OwnPage = "kp-user";

    // Has a name of its own, because a browser may hold both and sends both. The prefix keeps neighbours on other subdomains out.
    private const string Embedded = "__Host-kp-user";

    /// <summary>The visitor whose cookie came along; null where none did.</summary>
    public Visitor? Find(HttpRequest request) => keys.FromCookie(request.Cookies[Embedded]) ?? keys.FromCookie(request.Cookies[OwnPage]);

    /// <summary>The visitor of the resume key, else of the cookie, else a new one.</summary>
    public Visitor FindOrMake(HttpRequest request, string? resumeKey = null) =>
        keys.FromResumeKey(resumeKey) ?? Find(request) ?? Visitor.New();

    /// <summary>The visitor as <see cref="FindOrMake"/> finds them; the answer carries the cookie, for a year from now.</summary>
    public Visitor Welcome(HttpContext context)
    {
        var visitor = FindOrMake(context.Request);
        Remember(context, visitor);
        return visitor;
    }

    /// <summary>Gives the answer a cookie that finds this visitor again.</summary>
    /// <remarks>
    /// Where other websites may embed the page, the cookie must reach it in their frames. It is kept apart for each of them
    /// (Partitioned), so it follows nobody from one website to another; browsers take that over HTTPS only.
    /// </remarks>
    public void Remember(HttpContext context, Visitor visitor)
    {
        var isEmbedded = options.Value.AllowedOrigins.Count > 0 && context.Request.IsHttps;
        var cookie = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = VisitorKeys.Lifetime,
            SameSite = isEmbedded ? SameSiteMode.None : SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };
        if (isEmbedded)
        {
            cookie.Extensions.Add("Partitioned");
        }

        context.Response.Cookies.Append(isEmbedded ? Embedded : OwnPage, keys.Cookie(visitor), cookie);
    }
}
