using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>The <c>WebChat</c> section.</summary>
public sealed class WebChatOptions : IValidatableObject
{
    /// <summary>The websites that may show the chat: origins like <c>https://www.example.org</c>, without a path.</summary>
    /// <value>Default: none, so only pages of this host may show the chat.</value>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>
    /// A secret of Azure Bot Service's Direct Line channel. With it the page connects through Azure; the secret never leaves this server.
    /// </summary>
    /// <value>Default: no secret, and the page uses the built-in channel.</value>
    [RegularExpression(
        "^[!-~]+$",
        ErrorMessage = "WebChat:DirectLineSecret has spaces or characters that no secret has. Copy it again from the bot's Direct Line "
            + "channel in Azure, or leave it out."
    )]
    public string? DirectLineSecret { get; set; }

    /// <summary>The address of Direct Line, with its path and no trailing slash. It differs in sovereign clouds and regions.</summary>
    /// <value>Default <c>https://directline.botframework.com/v3/directline</c>.</value>
    [Required(ErrorMessage = DomainProblem)]
    public string DirectLineDomain { get; set; } = "https://directline.botframework.com/v3/directline";

    private const string DomainProblem =
        "WebChat:DirectLineDomain is not the address of a Direct Line. Write https://directline.botframework.com/v3/directline, or "
        + "leave it out.";

    /// <summary>Whether the page connects through Azure's Direct Line.</summary>
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

    // The secret is sent to this address, so the connection must be encrypted or stay on this machine.
    private static bool IsAddress(string domain) =>
        Uri.TryCreate(domain, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url is { UserInfo: "", Query: "", Fragment: "" }
        && !domain.EndsWith('/');
}

[OptionsValidator]
internal sealed partial class WebChatOptionsValidator : IValidateOptions<WebChatOptions>;
