using KnowledgePackages.Runtime.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Identifies visitors of the chat by their cookie or their resume key (see <see cref="VisitorKeys"/>).</summary>
internal sealed class Visitors(VisitorKeys keys, IOptions<WebChatOptions> options) : IKnownVisitors
{
    // The cookie's name without HTTPS, because browsers accept the prefix __Host- only over HTTPS. Over HTTPS this cookie is ignored,
    // because another subdomain could have set it.
    private const string Plain = "kp-user";

    // The cookie's name over HTTPS: OwnPage if no other website may embed the page, otherwise Embedded. The names differ, because after a
    // change of this setting a browser may send the cookies of both settings.
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

    /// <summary>Returns the visitor from <see cref="FindOrMake"/>, and sets a cookie in the response that is valid for a year.</summary>
    public Visitor Welcome(HttpContext context)
    {
        var visitor = FindOrMake(context.Request);
        Remember(context, visitor);
        return visitor;
    }

    /// <summary>Sets a cookie that identifies this visitor.</summary>
    /// <remarks>
    /// If other websites may embed the page, the cookie must work in their frames. Browsers then store it separately for each of these
    /// websites (<c>Partitioned</c>), so it cannot track anybody across websites. This works over HTTPS only.
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
