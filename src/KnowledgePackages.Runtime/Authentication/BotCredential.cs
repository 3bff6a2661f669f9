using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// Creates the credential for the bot's own tokens from the settings: a managed identity, a certificate or a client secret.
/// </summary>
internal static class BotCredential
{
    /// <param name="options">The validated settings of a registered bot.</param>
    /// <param name="transport">The HTTP transport to the authority. If null, the library's default transport is used.</param>
    public static TokenCredential Create(MicrosoftAppOptions options, HttpPipelineTransport? transport = null)
    {
        var (app, cloud, certificate) = (options.MicrosoftAppId!, ChannelCloud.Of(options), options.MicrosoftAppCertificate);
        var authority = new Uri(cloud.Authority);
        if (options.MicrosoftAppType == MicrosoftAppOptions.UserAssignedMsi)
        {
            return new ManagedIdentityCredential(
                With(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(app)), transport)
            );
        }

        // Disable instance discovery, because it fails for some authorities (sovereign clouds, tests).
        return certificate.IsGiven
            ? new ClientCertificateCredential(
                cloud.Tenant,
                app,
                Load(certificate),
                With(
                    new ClientCertificateCredentialOptions
                    {
                        AuthorityHost = authority,
                        DisableInstanceDiscovery = true,
                        SendCertificateChain = true,
                    },
                    transport
                )
            )
            : new ClientSecretCredential(
                cloud.Tenant,
                app,
                options.MicrosoftAppPassword,
                With(new ClientSecretCredentialOptions { AuthorityHost = authority, DisableInstanceDiscovery = true }, transport)
            );
    }

    private static T With<T>(T options, HttpPipelineTransport? transport)
        where T : ClientOptions
    {
        options.Transport = transport ?? options.Transport;
        return options;
    }

    private static X509Certificate2 Load(MicrosoftAppCertificateOptions options)
    {
        if (options.Path is { Length: > 0 } path)
        {
            return Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
                ? X509Certificate2.CreateFromPemFile(path)
                : X509CertificateLoader.LoadPkcs12FromFile(path, null);
        }

        foreach (var location in (ReadOnlySpan<StoreLocation>)[StoreLocation.CurrentUser, StoreLocation.LocalMachine])
        {
            using var store = new X509Store(StoreName.My, location);
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            if (
                store.Certificates.Find(X509FindType.FindByThumbprint, options.Thumbprint!, validOnly: false)
                is [{ HasPrivateKey: true } found, ..]
            )
            {
                return found;
            }
        }

        throw new AuthenticationFailedException(
            "MicrosoftAppCertificate:Thumbprint names no certificate with a private key in the personal stores."
        );
    }
}
