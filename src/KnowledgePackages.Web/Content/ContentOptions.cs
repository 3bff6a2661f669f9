using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Content;

/// <summary>The <c>Content</c> section: the path of the content folder, and the severity of missing translations.</summary>
public sealed class ContentOptions
{
    /// <summary>The path of the content folder. A relative path starts at the content root.</summary>
    /// <value>Default: <c>dialogs-content</c> next to the published program; in Development, the folder in the repository.</value>
    [MinLength(1, ErrorMessage = "Content:Path is empty. Leave it out, or write the path of a dialogs-content folder.")]
    public string? Path { get; set; }

    /// <summary>The severity of a missing translation in the command <c>content lint</c>: <c>Warning</c> or <c>Error</c>.</summary>
    /// <value>Default: <c>Warning</c>, because the bot shows the text in the default language instead.</value>
    [AllowedValues(
        "Warning",
        "Error",
        ErrorMessage = "Content:MissingTranslation is none of Warning and Error. Write one of the two, or leave it out."
    )]
    public string MissingTranslation { get; set; } = "Warning";
}

[OptionsValidator]
internal sealed partial class ContentOptionsValidator : IValidateOptions<ContentOptions>;
