namespace KnowledgePackages.Web.Chat;

/// <summary>
/// The cookie of the form's token. Over HTTPS its name has a prefix that prevents other subdomains from setting the cookie; without HTTPS
/// browsers reject names with this prefix.
/// </summary>
internal sealed class FormCookie(IHttpContextAccessor current) : CookieBuilder
{
    public override string? Name
    {
        get => current.HttpContext is { Request.IsHttps: true } ? "__Host-kp-form" : "kp-form";
        set => throw new NotSupportedException("The name depends on the request.");
    }
}
