using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>The <c>DirectLine</c> section: the settings of the built-in web channel.</summary>
public sealed class DirectLineOptions
{
    /// <summary>
    /// Whether the host serves Direct Line under <c>/v3/directline</c>. If false, these addresses respond with 404. The host's own chat
    /// page works in both cases, because it does not use these addresses.
    /// </summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The secret with which another server can request tokens for its own users from <c>tokens/generate</c>. Anybody who knows the secret
    /// can act as any user, so only servers may have it.
    /// </summary>
    /// <value>Default: no secret; then <c>tokens/generate</c> rejects every request.</value>
    [RegularExpression(
        "^[!-~]{32,256}$",
        ErrorMessage = "DirectLine:Secret needs 32 to 256 ASCII characters and no blanks. Write random letters and digits, or omit it."
    )]
    public string? Secret { get; set; }

    /// <summary>
    /// How long a token is valid. Clients refresh their token every 15 minutes, so a value below 20 minutes is allowed in Development only.
    /// </summary>
    /// <value>Default 30 minutes; at most a day.</value>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);
}

[OptionsValidator]
internal sealed partial class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>;

/// <summary>Validates <see cref="DirectLineOptions.TokenLifetime"/>. The minimum is lower in Development.</summary>
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
