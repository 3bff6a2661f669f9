using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// Decides which addresses replies may go to, so that nobody can make the bot send requests, with its token, anywhere else: the cloud's
/// channel hosts and those that the operator trusts, over https; in Development also this machine.
/// </summary>
internal sealed class ServiceUrls(IOptions<MicrosoftAppOptions> app, IOptions<ChannelsOptions> channels, IHostEnvironment environment)
{
    private readonly string[] _hosts =
        [.. channels.Value.TrustedServiceHosts, .. app.Value.IsRegistered ? ChannelCloud.Of(app.Value).ServiceHosts : []];

    /// <summary>Returns whether the bot may send replies to this serviceUrl.</summary>
    /// <param name="serviceUrl">As the channel sent it, with or without a slash at the end.</param>
    public bool IsTrusted(string? serviceUrl) => Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) && IsTrusted(address);

    /// <inheritdoc cref="IsTrusted(string?)"/>
    public bool IsTrusted(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return SafeAddress.Is(address, environment)
            && (
                (environment.IsDevelopment() && SafeAddress.IsThisMachine(address))
                || (IsPlain(address) && Array.Exists(_hosts, host => Fits(address.IdnHost, host)))
            );
    }

    // Non-ASCII letters could be normalised to a dot or a slash before the request is sent, and no channel uses a non-default port.
    private static bool IsPlain(Uri address) => Ascii.IsValid(address.OriginalString) && address.IsDefaultPort;

    private static bool Fits(string host, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
