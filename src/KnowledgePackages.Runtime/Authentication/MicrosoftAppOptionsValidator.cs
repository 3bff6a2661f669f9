using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// Finds invalid and contradictory settings of the bot and its channels at startup. Each message has the key, the problem and the fix.
/// </summary>
internal sealed partial class MicrosoftAppOptionsValidator(IOptions<ChannelsOptions> channels, IHostEnvironment environment)
    : IValidateOptions<MicrosoftAppOptions>
{
    public ValidateOptionsResult Validate(string? name, MicrosoftAppOptions options)
    {
        List<string> problems =
        [
            .. Credentials(options),
            .. Addresses(options),
            .. Hosts(channels.Value.TrustedServiceHosts),
            .. Tenants(channels.Value.AllowedTenants),
        ];
        if (channels.Value.DangerouslyAllowAnonymous && options.IsRegistered)
        {
            problems.Add(
                "Channels:DangerouslyAllowAnonymous is set, but a bot with MicrosoftAppId authenticates its callers. Remove "
                + "DangerouslyAllowAnonymous."
            );
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Credentials(MicrosoftAppOptions options)
    {
        var certificate = options.MicrosoftAppCertificate;
        var (password, tenant) = (options.MicrosoftAppPassword is { Length: > 0 }, options.MicrosoftAppTenantId is { Length: > 0 });
        if (
            options.MicrosoftAppType
            is not (MicrosoftAppOptions.MultiTenant or MicrosoftAppOptions.SingleTenant or MicrosoftAppOptions.UserAssignedMsi)
        )
        {
            yield return "MicrosoftAppType is none of MultiTenant, SingleTenant and UserAssignedMSI. Copy it from the Azure Bot resource.";
        }

        if (!options.IsRegistered)
        {
            if (password || tenant || certificate.IsGiven)
            {
                yield return "MicrosoftAppId is missing, but other settings of the app are set. Write the app id of the Azure Bot "
                    + "resource, or remove the other settings.";
            }

            yield break;
        }

        if (!Guid.TryParse(options.MicrosoftAppId, out _))
        {
            yield return "MicrosoftAppId is not a GUID. Copy the app id from the Azure Bot resource.";
        }

        if (options.MicrosoftAppType == MicrosoftAppOptions.UserAssignedMsi && (password || certificate.IsGiven))
        {
            yield return "MicrosoftAppPassword or MicrosoftAppCertificate is set, but MicrosoftAppType is UserAssignedMSI, which needs "
                + "none. Remove it.";
        }

        if (
            options.MicrosoftAppType is MicrosoftAppOptions.MultiTenant or MicrosoftAppOptions.SingleTenant
            && password == certificate.IsGiven
        )
        {
            yield return password
                ? "MicrosoftAppPassword and MicrosoftAppCertificate are both set. Keep one; the certificate is safer."
                : "MicrosoftAppPassword is missing. Write the app's client secret, or name a certificate in "
                    + "MicrosoftAppCertificate:Path or :Thumbprint.";
        }

        if (!tenant && options.MicrosoftAppType is MicrosoftAppOptions.SingleTenant or MicrosoftAppOptions.UserAssignedMsi)
        {
            yield return $"MicrosoftAppTenantId is missing, and a bot of type {options.MicrosoftAppType} has a tenant. Copy it from the "
                + "Azure Bot resource.";
        }

        if (tenant && !Tenant().IsMatch(options.MicrosoftAppTenantId!))
        {
            yield return "MicrosoftAppTenantId is neither a GUID nor a domain. Copy it from the Azure Bot resource.";
        }

        if (certificate is { Path.Length: > 0, Thumbprint.Length: > 0 })
        {
            yield return "MicrosoftAppCertificate has both Path and Thumbprint. Keep one.";
        }
        else if (certificate is { Path: { Length: > 0 } path } && !File.Exists(path))
        {
            yield return "MicrosoftAppCertificate:Path names no file. Write the path of a PFX or PEM file that this process may read.";
        }
    }

    private IEnumerable<string> Addresses(MicrosoftAppOptions options)
    {
        if (options.ChannelService is { Length: > 0 } service && ChannelCloud.Find(service) is null)
        {
            yield return $"ChannelService names no cloud. Leave it out, or write {string.Join(" or ", ChannelCloud.Services)}.";
        }

        (string Key, string? Value)[] addresses =
        [
            (nameof(options.ToBotFromChannelOpenIdMetadataUrl), options.ToBotFromChannelOpenIdMetadataUrl),
            (nameof(options.ToBotFromEmulatorOpenIdMetadataUrl), options.ToBotFromEmulatorOpenIdMetadataUrl),
            (nameof(options.ToChannelFromBotLoginUrl), options.ToChannelFromBotLoginUrl),
        ];
        foreach (var (key, value) in addresses)
        {
            if (
                value is { Length: > 0 }
                && !(Uri.TryCreate(value, UriKind.Absolute, out var address) && SafeAddress.Is(address, environment))
            )
            {
                yield return $"{key} is not an https address. Write one, or leave it out.";
            }
        }
    }

    private static IEnumerable<string> Hosts(IEnumerable<string> hosts) =>
        hosts
            .Where(host => !HostPattern().IsMatch(host))
            .Select(_ =>
                "Channels:TrustedServiceHosts has an entry that is no host name. Write host.example, or *.example for all hosts below "
                + "it, without https:// and path."
            );

    private static IEnumerable<string> Tenants(IEnumerable<string> tenants) =>
        tenants
            .Where(tenant => !Guid.TryParse(tenant, out _))
            .Select(_ =>
                "Channels:AllowedTenants has an entry that is no GUID. Copy the tenant id from the overview of Microsoft Entra ID."
            );

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$")]
    private static partial Regex Tenant();

    [GeneratedRegex(@"^(\*\.)?[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$")]
    private static partial Regex HostPattern();
}
