using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>The <c>Hosting</c> section: the trusted proxies. Their headers state the caller's address and scheme.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    /// <summary>
    /// The IP addresses of trusted proxies. <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> from other addresses are ignored.
    /// </summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>Networks in which every address is a trusted proxy, for example <c>10.0.0.0/16</c>.</summary>
    public IList<string> KnownNetworks { get; } = [];

    /// <summary>Checks that each entry is an address or a network.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        [
            .. KnownProxies
                .Where(proxy => !IPAddress.TryParse(proxy, out _))
                .Select(_ => new ValidationResult(
                    "Hosting:KnownProxies has an entry that is no IP address. Write addresses such as 10.0.0.4, or use "
                    + "Hosting:KnownNetworks."
                )),
            .. KnownNetworks
                .Where(network => !IPNetwork.TryParse(network, out _))
                .Select(_ => new ValidationResult(
                    "Hosting:KnownNetworks has an entry that is no network. Write networks such as 10.0.0.0/16."
                )),
        ];
}

[OptionsValidator]
internal sealed partial class ProxyOptionsValidator : IValidateOptions<ProxyOptions>;

/// <summary>Applies the forwarded headers of the proxies in <see cref="ProxyOptions"/>.</summary>
public static class Proxies
{
    /// <summary>Registers <see cref="ProxyOptions"/>.</summary>
    public static IServiceCollection AddKnownProxies(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ProxyOptions, ProxyOptionsValidator>().BindConfiguration("Hosting");
        return services;
    }

    /// <summary>
    /// Applies the forwarded headers of the configured proxies, even if a request passes several of them. Ignores all forwarded headers if
    /// no proxies are configured.
    /// </summary>
    public static void UseKnownProxies(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (options is { KnownProxies.Count: 0, KnownNetworks.Count: 0 })
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear(); // remove the default, which trusts this machine
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.KnownProxies)
        {
            forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        foreach (var network in options.KnownNetworks)
        {
            forwarded.KnownIPNetworks.Add(IPNetwork.Parse(network));
        }

        app.UseForwardedHeaders(forwarded);
    }
}
