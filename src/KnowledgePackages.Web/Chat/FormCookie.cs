namespace KnowledgePackages.Web.Chat;

/// <summary>
/// The cookie of the antiforgery token. Over HTTPS its name has the prefix <c>__Host-</c>, so that other subdomains cannot set the cookie.
/// Without HTTPS browsers reject a cookie with this prefix.
/// </summary>
internal sealed class FormCookie(IHttpContextAccessor current) : CookieBuilder
{
    public override string? Name
    {
        get => current.HttpContext is { Request.IsHttps: true } ? "__Host-kp-form" : "kp-form";
        set => throw new NotSupportedException("The name depends on the request.");
    }
}
