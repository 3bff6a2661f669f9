using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>The <c>DirectLine</c> section: the built-in web channel.</summary>
public sealed class DirectLineOptions
{
    /// <summary>
    /// With this secret another server may request a token for a user of its own from <c>tokens/generate</c>. Anybody who knows the secret
    /// can act as any user, so it is for servers only.
    /// </summary>
    /// <value>Default: no secret, and <c>tokens/generate</c> is closed.</value>
    [RegularExpression(
        "^[!-~]{32,256}$",
        ErrorMessage = "DirectLine:Secret is too easy to guess. Write 32 to 256 random letters and digits, or leave it out."
    )]
    public string? Secret { get; set; }

    /// <summary>
    /// How long a token is valid. Clients refresh their token every 15 minutes, so less than 20 minutes is allowed in Development only.
    /// </summary>
    /// <value>Default 30 minutes; at most a day.</value>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);
}

[OptionsValidator]
internal sealed partial class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>;

/// <summary>Validates the setting that depends on the environment.</summary>
internal sealed class DirectLineLifetimeValidator(IHostEnvironment environment) : IValidateOptions<DirectLineOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(20);

    public ValidateOptionsResult Validate(string? name, DirectLineOptions options) =>
        options.TokenLifetime >= (environment.IsDevelopment() ? TimeSpan.FromSeconds(1) : Shortest)
        && options.TokenLifetime <= TimeSpan.FromDays(1)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "DirectLine:TokenLifetime is not between 00:20:00 and 1.00:00:00. Leave it out for 00:30:00: clients refresh every 15 "
                + "minutes."
            );
}
