using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// Knows which addresses replies may go to, so that nobody makes the bot call, and show its token, elsewhere: the channels' hosts of the
/// cloud and those that the operator trusts, by https; in Development also this machine.
/// </summary>
internal sealed class ServiceUrls(IOptions<MicrosoftAppOptions> app, IOptions<ChannelsOptions> channels, IHostEnvironment environment)
{
    private readonly string[] _hosts =
        [.. channels.Value.TrustedServiceHosts, .. app.Value.IsRegistered ? ChannelCloud.Of(app.Value).ServiceHosts : []];

    /// <summary>Whether replies may go to this serviceUrl.</summary>
    /// <param name="serviceUrl">As the channel sent it, with or without a slash at the end.</param>
    public bool IsTrusted(string? serviceUrl) => Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) && IsTrusted(address);

    /// <inheritdoc cref="IsTrusted(string?)"/>
    public bool IsTrusted(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return SafeAddress.Is(address, environment)
            && (
                (environment.IsDevelopment() && SafeAddress.IsThisMachine(address))
                || Array.Exists(_hosts, host => Fits(address.Host, host))
            );
    }

    private static bool Fits(string host, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
