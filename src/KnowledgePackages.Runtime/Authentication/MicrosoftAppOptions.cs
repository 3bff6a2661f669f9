namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// The bot's identity in Azure Bot Service. The keys are at the top level of the configuration and have the names that the Bot Framework
/// SDK uses, so that a bot's existing settings keep working.
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
    /// The bot's app id (a GUID). If empty, the bot is not registered. A bot that is not registered accepts only clients on this machine,
    /// and only in Development. With <see cref="ChannelsOptions.DangerouslyAllowAnonymous"/> it accepts every client.
    /// </summary>
    public string? MicrosoftAppId { get; set; }

    /// <summary>
    /// The app's client secret. Prefer a certificate or a managed identity: a person who can read the settings can copy a secret, but not a
    /// certificate's key or a managed identity.
    /// </summary>
    public string? MicrosoftAppPassword { get; set; }

    /// <summary>The tenant of a single-tenant bot or of a managed identity.</summary>
    public string? MicrosoftAppTenantId { get; set; }

    /// <summary>The certificate that the bot signs in with instead of a client secret.</summary>
    public MicrosoftAppCertificateOptions MicrosoftAppCertificate { get; set; } = new();

    /// <summary>
    /// The cloud of the bot: <c>https://botframework.azure.us</c> or <c>https://botframework.azure.cn</c>. Empty for the public cloud.
    /// </summary>
    public string? ChannelService { get; set; }

    /// <summary>
    /// The issuer of channels' tokens. If null, the issuer of the cloud in <see cref="ChannelService"/> is used.
    /// </summary>
    public string? ToBotFromChannelTokenIssuer { get; set; }

    /// <summary>
    /// The address of the OpenID metadata for channels' tokens. If null, the address of the cloud in <see cref="ChannelService"/> is used.
    /// </summary>
    public string? ToBotFromChannelOpenIdMetadataUrl { get; set; }

    /// <summary>
    /// The address of the OpenID metadata for the Emulator's tokens. If null, the address of the cloud in <see cref="ChannelService"/> is
    /// used.
    /// </summary>
    public string? ToBotFromEmulatorOpenIdMetadataUrl { get; set; }

    /// <summary>
    /// The authority that issues the bot's own tokens (<c>https://host/tenant</c>). If empty, the authority of the cloud in
    /// <see cref="ChannelService"/> is used.
    /// </summary>
    public string? ToChannelFromBotLoginUrl { get; set; }

    /// <summary>
    /// The scope of the bot's own token. If empty, the scope of the cloud in <see cref="ChannelService"/> is used.
    /// </summary>
    public string? ToChannelFromBotOAuthScope { get; set; }

    /// <summary>
    /// Whether the bot is registered in Azure Bot Service. A registered bot checks callers' tokens, and sends its own token with each call.
    /// </summary>
    internal bool IsRegistered => MicrosoftAppId is { Length: > 0 };
}

/// <summary>
/// The <c>MicrosoftAppCertificate</c> section: the file or the thumbprint of a certificate with its private key.
/// </summary>
public sealed class MicrosoftAppCertificateOptions
{
    /// <summary>The path of a PFX file without a password, or of a PEM file with the certificate and its key.</summary>
    public string? Path { get; set; }

    /// <summary>The thumbprint of a certificate in the current user's or the machine's personal store.</summary>
    public string? Thumbprint { get; set; }

    internal bool IsGiven => Path is { Length: > 0 } || Thumbprint is { Length: > 0 };
}

/// <summary>The <c>Channels</c> section: who may deliver activities, and to which hosts the bot may send replies.</summary>
public sealed class ChannelsOptions
{
    /// <summary>
    /// Hosts to which the bot may send replies (with its token), in addition to the hosts of the cloud: <c>host.example</c>, or
    /// <c>*.host.example</c> for all subdomains of that host.
    /// </summary>
    public IList<string> TrustedServiceHosts { get; } = [];

    /// <summary>
    /// The ids of the Microsoft Entra tenants whose members may use the bot in Teams. If the list is not empty, an activity of Teams from
    /// another tenant gets 403. Activities of other channels name no tenant and are accepted.
    /// </summary>
    /// <value>Default: empty; then members of all tenants may use the bot.</value>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>
    /// Whether to accept tokens of the Emulator and of Agents Playground. These tools acquire their tokens with the bot's own credentials.
    /// If null, such tokens are accepted in Development only.
    /// </summary>
    /// <value>Default null.</value>
    public bool? AllowEmulator { get; set; }

    /// <summary>
    /// Whether everybody may deliver activities without a token to a bot that is not registered, even outside Development. Set this option
    /// only in a closed test network.
    /// </summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool DangerouslyAllowAnonymous { get; set; }
}
