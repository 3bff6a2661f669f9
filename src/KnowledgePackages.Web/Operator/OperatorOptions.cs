using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Operator;

/// <summary>The <c>Operator</c> section: the key for the pages under <c>/operator</c>.</summary>
public sealed class OperatorOptions
{
    /// <summary>
    /// The key with which operators open the pages under <c>/operator</c>. Everybody who knows the key can read the counts of usage and
    /// download the Teams package. The key gives no access to people's data.
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
