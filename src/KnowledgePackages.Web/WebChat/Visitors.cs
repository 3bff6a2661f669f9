using KnowledgePackages.Runtime.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Identifies visitors of the chat by their cookie or their resume key.</summary>
internal sealed class Visitors(VisitorKeys keys, IOptions<WebChatOptions> options) : IKnownVisitors
{
    // This cookie is used only without HTTPS, because browsers then accept no name with a prefix. It is ignored over HTTPS, because another
    // subdomain could have set it.
    private const string Plain = "kp-user";

    // The page alone and the embedded page use different names, because a browser may have both cookies and send both.
    private const string OwnPage = "__Host-kp-visitor";
    private const string Embedded = "__Host-kp-user";

    /// <summary>Returns the visitor of the request's cookie; null if the request has no valid one.</summary>
    public Visitor? Find(HttpRequest request) => request.IsHttps
        ? keys.FromCookie(request.Cookies[Embedded]) ?? keys.FromCookie(request.Cookies[OwnPage])
        : keys.FromCookie(request.Cookies[Plain]);

    string? IKnownVisitors.Find(HttpRequest request) => Find(request)?.UserId;

    /// <summary>Returns the visitor of the resume key, else of the cookie, else a new visitor.</summary>
    public Visitor FindOrMake(HttpRequest request, string? resumeKey = null) =>
        keys.FromResumeKey(resumeKey) ?? Find(request) ?? Visitor.New();

    /// <summary>Returns the visitor from <see cref="FindOrMake"/>, and sets the cookie in the response, for a year from now.</summary>
    public Visitor Welcome(HttpContext context)
    {
        var visitor = FindOrMake(context.Request);
        Remember(context, visitor);
        return visitor;
    }

    /// <summary>Sets a cookie that identifies this visitor.</summary>
    /// <remarks>
    /// If other websites may embed the page, the cookie must work in their frames. It is stored separately for each of them (Partitioned),
    /// so it tracks nobody across websites; browsers accept that over HTTPS only.
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

        var name = isEmbedded ? Embedded : context.Request.IsHttps ? OwnPage : Plain;
        context.Response.Cookies.Append(name, keys.Cookie(visitor), cookie);
    }
}
