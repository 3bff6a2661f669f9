using KnowledgePackages.Runtime.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Identifies visitors of the chat by their cookie or their resume key (see <see cref="VisitorKeys"/>).</summary>
internal sealed class Visitors(VisitorKeys keys, IOptions<WebChatOptions> options) : IKnownVisitors
{
    // The name of the cookie over HTTP. It lacks the prefix __Host-, because browsers accept this prefix only over HTTPS. Over HTTPS the
    // server ignores this cookie, because another subdomain could have set it.
    private const string Plain = "kp-user";

    // The names of the cookie over HTTPS: OwnPage if no other website may embed the page, otherwise Embedded. The two names differ, because
    // a browser may send both cookies after an operator has changed that setting.
    private const string OwnPage = "__Host-kp-visitor";
    private const string Embedded = "__Host-kp-user";

    /// <summary>Returns the visitor whom the request's cookie identifies; null if the request has no valid cookie.</summary>
    public Visitor? Find(HttpRequest request) => request.IsHttps
        ? keys.FromCookie(request.Cookies[Embedded]) ?? keys.FromCookie(request.Cookies[OwnPage])
        : keys.FromCookie(request.Cookies[Plain]);

    string? IKnownVisitors.Find(HttpRequest request) => Find(request)?.UserId;

    /// <summary>
    /// Returns the visitor whom the resume key identifies; otherwise the visitor whom the cookie identifies; otherwise a new visitor.
    /// </summary>
    public Visitor FindOrMake(HttpRequest request, string? resumeKey = null) =>
        keys.FromResumeKey(resumeKey) ?? Find(request) ?? Visitor.New();

    /// <summary>
    /// Returns the visitor from <see cref="FindOrMake"/>, and sets the visitor's cookie in the response. The cookie is valid for a year.
    /// </summary>
    public Visitor Welcome(HttpContext context)
    {
        var visitor = FindOrMake(context.Request);
        Remember(context, visitor);
        return visitor;
    }

    /// <summary>Sets a cookie that identifies this visitor.</summary>
    /// <remarks>
    /// If other websites may embed the page, the cookie must also work in frames on these websites. Browsers then store one cookie for
    /// each website (<c>Partitioned</c>), so the cookie cannot track anybody across websites. In frames the cookie works over HTTPS only.
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
