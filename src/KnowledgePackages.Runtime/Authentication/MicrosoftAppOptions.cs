namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// The bot's identity in Azure Bot Service. The keys are at the top level of the configuration, with the names from the Bot Framework SDK,
/// so that a bot's existing settings keep working.
/// </summary>
public sealed class MicrosoftAppOptions
{
    internal const string MultiTenant = "MultiTenant";
    internal const string SingleTenant = "SingleTenant";
    internal const string UserAssignedMsi = "UserAssignedMSI";

    /// <summary><c>MultiTenant</c>, <c>SingleTenant</c> or <c>UserAssignedMSI</c>, as in the Azure Bot resource.</summary>
    /// <value>Default <c>MultiTenant</c>, as in the SDK.</value>
    public string MicrosoftAppType { get; set; } = MultiTenant;

    /// <summary>
    /// The bot's app id (a GUID). Without one the bot is not registered: see <see cref="ChannelsOptions"/> for who may call it then.
    /// </summary>
    public string? MicrosoftAppId { get; set; }

    /// <summary>
    /// The app's client secret. Prefer a certificate or a managed identity: somebody who reads the settings can copy a secret, but not
    /// those.
    /// </summary>
    public string? MicrosoftAppPassword { get; set; }

    /// <summary>The tenant of a single-tenant bot or of a managed identity.</summary>
    public string? MicrosoftAppTenantId { get; set; }

    /// <summary>The certificate that the bot signs in with instead of a client secret.</summary>
    public MicrosoftAppCertificateOptions MicrosoftAppCertificate { get; set; } = new();

    /// <summary>Empty for the public cloud; <c>https://botframework.azure.us</c> or <c>https://botframework.azure.cn</c>.</summary>
    public string? ChannelService { get; set; }

    /// <summary>The issuer of channels' tokens; empty for the issuer of the cloud.</summary>
    public string? ToBotFromChannelTokenIssuer { get; set; }

    /// <summary>The address of the OpenID metadata for channels' tokens; empty for the address of the cloud.</summary>
    public string? ToBotFromChannelOpenIdMetadataUrl { get; set; }

    /// <summary>The address of the OpenID metadata for the Emulator's tokens; empty for the address of the cloud.</summary>
    public string? ToBotFromEmulatorOpenIdMetadataUrl { get; set; }

    /// <summary>
    /// The authority that issues the bot's own tokens (<c>https://host/tenant</c>); empty for the authority of the cloud.
    /// </summary>
    public string? ToChannelFromBotLoginUrl { get; set; }

    /// <summary>The scope of the bot's own token; empty for the scope of the cloud.</summary>
    public string? ToChannelFromBotOAuthScope { get; set; }

    /// <summary>Whether the bot is registered, so that tokens are checked and sent.</summary>
    internal bool IsRegistered => MicrosoftAppId is { Length: > 0 };
}

/// <summary>The <c>MicrosoftAppCertificate</c> section: a certificate with its private key, found in one of two ways.</summary>
public sealed class MicrosoftAppCertificateOptions
{
    /// <summary>A PFX file without a password, or a PEM file with certificate and key.</summary>
    public string? Path { get; set; }

    /// <summary>The thumbprint of a certificate in the current user's or the machine's personal store.</summary>
    public string? Thumbprint { get; set; }

    internal bool IsGiven => Path is { Length: > 0 } || Thumbprint is { Length: > 0 };
}

/// <summary>The <c>Channels</c> section: who may deliver activities, and where replies may go.</summary>
public sealed class ChannelsOptions
{
    /// <summary>
    /// Hosts that replies (with the bot's token) may go to, besides those of the cloud: <c>host.example</c>, or <c>*.example</c> for all
    /// its subdomains.
    /// </summary>
    public IList<string> TrustedServiceHosts { get; } = [];

    /// <summary>Whether to accept tokens acquired with the bot's own credentials, which the Emulator and Agents Playground send.</summary>
    /// <value>Default: in Development only.</value>
    public bool? AllowEmulator { get; set; }

    /// <summary>
    /// Whether anybody may deliver activities without a token, even outside Development. Use it in a closed test network only.
    /// </summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool DangerouslyAllowAnonymous { get; set; }
}
