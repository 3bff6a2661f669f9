using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>The <c>WebChat</c> section: whether the web has a chat, which websites may show it, and whether Web Chat clients
/// connect through Azure.</summary>
public sealed class WebChatOptions : IValidatableObject
{
    /// <summary>
    /// Whether this host serves the chat on the web: the page, the embedding script and the tokens. If false, <c>/</c> is a page that
    /// refers people to Microsoft Teams, and the other addresses respond with 404.
    /// </summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>The origins of the websites that may show the chat, such as <c>https://www.example.org</c>, without a path.</summary>
    /// <value>Default: none, so only pages of this host may show the chat.</value>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>
    /// A secret of Azure Bot Service's Direct Line channel. If it is set, <c>/api/webchat/token</c> issues tokens of Azure's Direct Line.
    /// The secret is sent to Azure only, never to a page.
    /// </summary>
    /// <value>Default: no secret; the tokens are for the built-in channel.</value>
    [RegularExpression(
        "^[!-~]+$",
        ErrorMessage = "WebChat:DirectLineSecret has spaces or characters that no secret has. Copy it again from the bot's Direct Line "
            + "channel in Azure, or leave it out."
    )]
    public string? DirectLineSecret { get; set; }

    /// <summary>
    /// The address of Azure's Direct Line, with its path and without a slash at the end. Sovereign clouds and some regions have a different
    /// address.
    /// </summary>
    /// <value>Default <c>https://directline.botframework.com/v3/directline</c>.</value>
    [Required(ErrorMessage = DomainProblem)]
    public string DirectLineDomain { get; set; } = "https://directline.botframework.com/v3/directline";

    private const string DomainProblem =
        "WebChat:DirectLineDomain is not the address of a Direct Line. Write https://directline.botframework.com/v3/directline, or "
        + "leave it out.";

    /// <summary>Whether the issued tokens are for Azure's Direct Line, and not for the built-in channel.</summary>
    internal bool UsesAzure => DirectLineSecret is { Length: > 0 };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
        {
            yield return new(
                $"WebChat:AllowedOrigins: \"{origin}\" is no origin. Write scheme and host, like https://www.example.org, without a path."
            );
        }

        if (!IsAddress(DirectLineDomain))
        {
            yield return new(DomainProblem);
        }
    }

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && url.GetLeftPart(UriPartial.Authority) == origin;

    // Accepts https addresses, and http addresses on this machine only, because the secret is sent to this address.
    private static bool IsAddress(string domain) =>
        Uri.TryCreate(domain, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url is { UserInfo: "", Query: "", Fragment: "" }
        && !domain.EndsWith('/');
}

[OptionsValidator]
internal sealed partial class WebChatOptionsValidator : IValidateOptions<WebChatOptions>;
