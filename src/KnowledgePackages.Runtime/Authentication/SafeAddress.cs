using System.Net;
using Microsoft.Extensions.Hosting;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// Decides which addresses this process may call: https addresses, and in Development also http addresses on this machine.
/// </summary>
internal static class SafeAddress
{
    public static bool Is(Uri address, IHostEnvironment environment) =>
        address.UserInfo.Length == 0
        && (
            address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment() && IsThisMachine(address))
        );

    public static bool IsThisMachine(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));
}
