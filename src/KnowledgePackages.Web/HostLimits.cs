using KnowledgePackages.Runtime.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace KnowledgePackages.Web;

/// <summary>
/// What the web server takes of one request and one connection; all of it is far above what clients of this product send.
/// </summary>
internal static class HostLimits
{
    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = ChannelAdapter.LargestBody;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024; // a channel's token has 2 KB
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MaxConcurrentUpgradedConnections = 10_000; // web sockets
    }

    /// <summary>
    /// A request goes on where its bytes came in: that is a thread of the pool already, and nothing here holds one up for long, so the
    /// usual hop to another one would only cost time.
    /// </summary>
    public static void Apply(SocketTransportOptions sockets) => sockets.UnsafePreferInlineScheduling = true;
}
