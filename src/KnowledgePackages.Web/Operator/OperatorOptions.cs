using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Operator;

/// <summary>The <c>Operator</c> section: the pages for the people who run the host.</summary>
public sealed class OperatorOptions
{
    /// <summary>
    /// The key with which operators open the pages under <c>/operator</c>. Everybody who knows it can read the counts of usage and download
    /// the Teams package; it opens nobody's data.
    /// </summary>
    /// <value>Default: no key; then these pages do not exist.</value>
    [RegularExpression(
        "^[!-~]{32,256}$",
        ErrorMessage = "Operator:Key needs 32 to 256 ASCII characters without blanks. Write random letters and digits, or leave it out."
    )]
    public string? Key { get; set; }
}

[OptionsValidator]
internal sealed partial class OperatorOptionsValidator : IValidateOptions<OperatorOptions>;
