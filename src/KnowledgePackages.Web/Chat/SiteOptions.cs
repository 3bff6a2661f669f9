using KnowledgePackages.Bot;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Chat;

/// <summary>The <c>Site</c> section: who runs the page. Every setting has a default that works.</summary>
public sealed class SiteOptions : IValidatableObject
{
    /// <summary>The organisation that runs the page, as the footer names it.</summary>
    /// <value>Default: no name, and the footer names no organisation.</value>
    [StringLength(100, ErrorMessage = "Site:Name is longer than 100 characters. Write the short name of your organisation.")]
    public string? Name { get; set; }

    /// <summary>The address of a page about the assistant and the data that it keeps.</summary>
    /// <value>Default <c>/about</c>, a page of this host.</value>
    public string About { get; set; } = "/about";

    /// <summary>The address of an accessibility statement.</summary>
    /// <value>Default <c>/about#accessibility</c>.</value>
    public string Accessibility { get; set; } = "/about#accessibility";

    /// <summary>The address where people reach the operator of the page: a web address, or <c>mailto:</c> with a mail address.</summary>
    /// <value>Default <c>/about#contact</c>.</value>
    public string Contact { get; set; } = "/about#contact";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        new[] { (nameof(About), About), (nameof(Accessibility), Accessibility), (nameof(Contact), Contact) }
            .Where(setting => !IsAddress(setting.Item2))
            .Select(setting => new ValidationResult(
                $"Site:{setting.Item1} is no address. Write https://..., mailto:..., or leave it out."
            ));

    /// <summary>Returns what the bot may say about the site. Paths of this host are left out: they lead nowhere on other channels.</summary>
    internal SiteFacts Facts() => new(
        string.IsNullOrWhiteSpace(Name) ? null : Name, Absolute(Contact), Absolute(About), Absolute(Accessibility));

    private static string? Absolute(string address) =>
        address.StartsWith('/') ? null
        : address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address["mailto:".Length..]
        : address;

    // Accept a path of this host too, but not one with two slashes at its beginning, which names another host.
    private static bool IsAddress(string address) =>
        (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
        || (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "mailto");
}

[OptionsValidator]
internal sealed partial class SiteOptionsValidator : IValidateOptions<SiteOptions>;
