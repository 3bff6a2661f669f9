using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>The <c>Hosting</c> section: the proxies that are trusted about a caller's address and scheme.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    /// <summary>
    /// Addresses of proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are trusted. Headers from other senders are ignored.
    /// </summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>Networks of such proxies, for example <c>10.0.0.0/16</c>.</summary>
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

/// <summary>Reads callers' addresses from the headers of known proxies only.</summary>
public static class Proxies
{
    /// <summary>Reads the <c>Hosting</c> section.</summary>
    public static IServiceCollection AddKnownProxies(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ProxyOptions, ProxyOptionsValidator>().BindConfiguration("Hosting");
        return services;
    }

    /// <summary>
    /// Applies forwarded headers of the configured proxies, however many are chained. Without configured proxies it applies none.
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
        forwarded.KnownProxies.Clear(); // the framework trusts this machine by default
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
