using System.Net;

namespace KnowledgePackages.BotFramework.Authentication;

/// <summary>
/// Knows which addresses replies may go to. Without credentials that is this machine only, so that nobody makes the bot call elsewhere.
/// </summary>
internal static class ServiceUrls
{
    /// <summary>Whether replies may go to this serviceUrl.</summary>
    /// <param name="serviceUrl">As the channel sent it, with or without a slash at the end.</param>
    public static bool IsTrusted(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0
        && (url.Host == "localhost" || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address)));
}
