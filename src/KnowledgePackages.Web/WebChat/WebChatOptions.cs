using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.WebChat;

/// <summary>The <c>WebChat</c> section.</summary>
public sealed class WebChatOptions : IValidatableObject
{
    /// <summary>The websites that may show the chat: origins like <c>https://www.example.org</c>, without a path.</summary>
    /// <value>Default: none, so only pages of this host.</value>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AllowedOrigins.Where(origin => !IsOrigin(origin)).Select(origin =>
        new ValidationResult($"WebChat:AllowedOrigins: \"{origin}\" is no origin. Write scheme and host, like https://www.example.org, without a path."));

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.GetLeftPart(UriPartial.Authority) == origin;
}

[OptionsValidator]
internal sealed partial class WebChatOptionsValidator : IValidateOptions<WebChatOptions>;
