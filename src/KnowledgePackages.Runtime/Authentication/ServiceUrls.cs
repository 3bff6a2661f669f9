using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// Decides to which addresses the bot may send replies. These are https addresses of the channels in the bot's cloud and of
/// <see cref="ChannelsOptions.TrustedServiceHosts"/>, and in Development also addresses on this machine. So no sender can direct the bot's
/// token to another address.
/// </summary>
internal sealed class ServiceUrls(IOptions<MicrosoftAppOptions> app, IOptions<ChannelsOptions> channels, IHostEnvironment environment)
{
    private readonly string[] _hosts =
        [.. channels.Value.TrustedServiceHosts, .. app.Value.IsRegistered ? ChannelCloud.Of(app.Value).ServiceHosts : []];

    /// <summary>Returns whether the bot may send replies to this serviceUrl.</summary>
    /// <param name="serviceUrl">The serviceUrl as the channel sent it, with or without a slash at the end.</param>
    public bool IsTrusted(string? serviceUrl) => Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) && IsTrusted(address);

    /// <inheritdoc cref="IsTrusted(string?)"/>
    public bool IsTrusted(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return SafeAddress.Is(address, environment)
            && (
                (environment.IsDevelopment() && SafeAddress.IsThisMachine(address))
                || (IsPlain(address) && Array.Exists(_hosts, host => IsMatch(address.IdnHost, host)))
            );
    }

    // Accepts only ASCII, because other characters could be normalized to a dot or a slash before the request is sent. Accepts only the
    // default port, because all channels use this port.
    private static bool IsPlain(Uri address) => Ascii.IsValid(address.OriginalString) && address.IsDefaultPort;

    private static bool IsMatch(string host, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
