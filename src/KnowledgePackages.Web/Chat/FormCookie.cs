namespace KnowledgePackages.Web.Chat;

/// <summary>
/// The cookie of the form's token. Over HTTPS its name has the prefix that keeps other subdomains from setting it; without HTTPS browsers
/// take no such name.
/// </summary>
internal sealed class FormCookie(IHttpContextAccessor current) : CookieBuilder
{
    public override string? Name
    {
        get => current.HttpContext is { Request.IsHttps: true } ? "__Host-kp-form" : "kp-form";
        set => throw new NotSupportedException("The name depends on the request.");
    }
}
