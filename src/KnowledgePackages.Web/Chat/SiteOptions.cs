using System.ComponentModel.DataAnnotations;
using KnowledgePackages.Bot;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Chat;

/// <summary>The <c>Site</c> section: the organisation that runs the page, and the links in the footer. All settings are optional.</summary>
public sealed class SiteOptions : IValidatableObject
{
    /// <summary>The name of the organisation that runs the page, for the footer.</summary>
    /// <value>Default: no name; then the footer names no organisation.</value>
    [StringLength(100, ErrorMessage = "Site:Name is longer than 100 characters. Write the short name of your organisation.")]
    public string? Name { get; set; }

    /// <summary>
    /// The public address of this host, by which people's browsers reach it. Cards in Teams link to the plan's pages at this address.
    /// </summary>
    /// <value>Default: the host name that Azure App Service provides. Elsewhere there is none, and cards have no such links.</value>
    public string? Address { get; set; }

    /// <summary>The address of a page about the assistant and the data that it stores.</summary>
    /// <value>Default <c>/about</c>, a page of this host.</value>
    public string About { get; set; } = "/about";

    /// <summary>The address of an accessibility statement.</summary>
    /// <value>Default <c>/accessibility</c>, a page of this host.</value>
    public string Accessibility { get; set; } = "/accessibility";

    /// <summary>The address of a privacy notice.</summary>
    /// <value>Default <c>/privacy</c>, a page of this host.</value>
    public string Privacy { get; set; } = "/privacy";

    /// <summary>The address of the terms of use.</summary>
    /// <value>Default <c>/terms</c>, a page of this host.</value>
    public string Terms { get; set; } = "/terms";

    /// <summary>The address of the imprint, which some countries require.</summary>
    /// <value>Default: none; then the footer has no such link.</value>
    public string? Imprint { get; set; }

    /// <summary>The address at which people can contact the organisation: a page, or <c>mailto:</c> with a mail address.</summary>
    /// <value>Default <c>/about#contact</c>.</value>
    public string Contact { get; set; } = "/about#contact";

    /// <summary>
    /// A notice of the operator to everybody, for example about planned maintenance. The page shows it above the conversation, and the
    /// greeting contains it.
    /// </summary>
    /// <value>Default: no notice.</value>
    [RegularExpression(
        @"^\s*\S[^\r\n]{0,299}$",
        ErrorMessage = "Site:Notice is not one line of at most 300 characters. Write one or two short sentences, or leave it out."
    )]
    public string? Notice { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        new[]
            {
                (nameof(About), About),
                (nameof(Accessibility), Accessibility),
                (nameof(Privacy), Privacy),
                (nameof(Terms), Terms),
                (nameof(Imprint), Imprint),
                (nameof(Contact), Contact),
            }
            .Where(setting => setting.Item2 is not null && !IsAddress(setting.Item2))
            .Select(setting => new ValidationResult(
                $"Site:{setting.Item1} is no address. Write https://..., mailto:..., or leave it out."
            ))
            .Concat(
                Address is null || IsOrigin(Address)
                    ? []
                    : [new("Site:Address is no address of a host. Write https:// and the host, without a path, or leave it out.")]
            );

    /// <summary>
    /// The address for reports of security problems: <see cref="Contact"/>, if it is an address that is valid outside this host; otherwise
    /// null.
    /// </summary>
    internal string? SecurityContact => Contact.StartsWith('/') ? null : Contact;

    /// <summary>
    /// Returns the facts about the site that the bot may state. A path of this host leads nowhere on other channels. So it is completed by
    /// <see cref="Address"/>, or left out if that is not known.
    /// </summary>
    internal SiteFacts Facts() => new(
        string.IsNullOrWhiteSpace(Name) ? null : Name, Absolute(Contact), Absolute(About), Absolute(Accessibility))
    {
        Notice = Notice,
    };

    private string? Absolute(string address) =>
        address.StartsWith('/') ? Address is null ? null : $"{Address.TrimEnd('/')}{address}"
        : address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address["mailto:".Length..]
        : address;

    private static bool IsOrigin(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url.GetLeftPart(UriPartial.Authority) == address.TrimEnd('/')
        && url.UserInfo.Length == 0;

    // Also accepts a path of this host. Rejects a path that begins with two slashes, because browsers read it as the name of another host.
    private static bool IsAddress(string address) =>
        (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
        || (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "mailto");
}

[OptionsValidator]
internal sealed partial class SiteOptionsValidator : IValidateOptions<SiteOptions>;
