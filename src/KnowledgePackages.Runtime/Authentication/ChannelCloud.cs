namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// The issuers of tokens and the hosts of channels in one of Microsoft's clouds. The values are from Microsoft's page "Authentication with
/// the Bot Connector API", and for the sovereign clouds from constants in the Bot Framework SDK and in its successor, the Agents SDK.
/// </summary>
internal sealed record ChannelCloud(
    string? Service, string Issuer, string Metadata, string EmulatorMetadata, string Authority, string Tenant, string Scope,
    IReadOnlyList<string> EmulatorTenants, IReadOnlyList<string> ServiceHosts)
{
    private static readonly ChannelCloud[] All =
    [
        new(null,
            "https://api.botframework.com",
            "https://login.botframework.com/v1/.well-known/openidconfiguration",
            "https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration",
            "https://login.microsoftonline.com/", "botframework.com",
            "https://api.botframework.com/.default",
            ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"],
            ["smba.trafficmanager.net", "*.botframework.com", "smba.infra.gcc.teams.microsoft.com"]),
        new("https://botframework.azure.us",
            "https://api.botframework.us",
            "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
            "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
            "https://login.microsoftonline.us/", "microsoftservices.onmicrosoft.us",
            "https://api.botframework.us/.default",
            ["cab8a31a-1906-4287-a0d8-4eef66b95f6e"],
            ["*.botframework.azure.us", "smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"]),
        new("https://botframework.azure.cn",
            "https://api.botframework.azure.cn",
            "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
            "https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration",
            "https://login.partner.microsoftonline.cn/", "microsoftservices.partner.onmschina.cn",
            "https://api.botframework.azure.cn/.default",
            ["a55a4d5b-9241-49b1-b4ff-befa8db00269"],
            ["*.botframework.azure.cn"]),
    ];

    public static IEnumerable<string> Services => All.Select(cloud => cloud.Service).OfType<string>();

    /// <summary>
    /// Returns the cloud with this <see cref="MicrosoftAppOptions.ChannelService"/>. An empty value selects the public cloud. Returns null
    /// if no cloud has the value.
    /// </summary>
    public static ChannelCloud? Find(string? service) =>
        Array.Find(All, cloud => cloud.Service == (service is { Length: > 0 } ? service.TrimEnd('/') : null));

    /// <summary>
    /// Returns the cloud that the settings name. Addresses and issuers in the settings override those of the cloud.
    /// </summary>
    public static ChannelCloud Of(MicrosoftAppOptions options)
    {
        var cloud = Find(options.ChannelService)!;
        var login = Uri.TryCreate(options.ToChannelFromBotLoginUrl, UriKind.Absolute, out var given) ? given : null;
        var tenant = options.MicrosoftAppType == MicrosoftAppOptions.MultiTenant ? null : options.MicrosoftAppTenantId;
        return cloud with
        {
            Issuer = Given(options.ToBotFromChannelTokenIssuer) ?? cloud.Issuer,
            Metadata = Given(options.ToBotFromChannelOpenIdMetadataUrl) ?? cloud.Metadata,
            EmulatorMetadata = Given(options.ToBotFromEmulatorOpenIdMetadataUrl) ?? cloud.EmulatorMetadata,
            Authority = login?.GetLeftPart(UriPartial.Authority) ?? cloud.Authority,
            Tenant = tenant ?? (login?.AbsolutePath.Trim('/') is { Length: > 0 } path ? path : cloud.Tenant),
            Scope = Given(options.ToChannelFromBotOAuthScope) is { } scope
                ? (scope.EndsWith("/.default", StringComparison.Ordinal) ? scope : $"{scope}/.default")
                : cloud.Scope,
            EmulatorTenants = tenant is null ? cloud.EmulatorTenants : [.. cloud.EmulatorTenants, tenant],
        };
    }

    // Treats an empty setting (for example an empty environment variable) as missing.
    private static string? Given(string? setting) => string.IsNullOrEmpty(setting) ? null : setting;

    /// <summary>
    /// The issuers of tokens that the Emulator acquires with the bot's own credentials: for each of <see cref="EmulatorTenants"/>, the
    /// issuers of both token versions of Entra ID.
    /// </summary>
    public IEnumerable<string> EmulatorIssuers => EmulatorTenants.SelectMany(tenant => (string[])
        [$"https://sts.windows.net/{tenant}/", $"{Authority.TrimEnd('/')}/{tenant}/v2.0"]);
}
