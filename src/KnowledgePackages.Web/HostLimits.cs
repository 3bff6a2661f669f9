using KnowledgePackages.Runtime.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace KnowledgePackages.Web;

/// <summary>
/// Sets the web server's limits for requests and connections. Requests of the product's own clients stay far below these limits.
/// </summary>
internal static class HostLimits
{
    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = ChannelAdapter.MaxBodyBytes;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024; // a channel's token has 2 KB
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MaxConcurrentUpgradedConnections = 10_000; // upgraded connections are web sockets
    }

    /// <summary>
    /// Makes the web server run a request on the thread that received the request's bytes. By default, the server continues on another
    /// thread. This change of threads costs time, and is not necessary here, because no request blocks its thread for long.
    /// </summary>
    public static void Apply(SocketTransportOptions sockets) => sockets.UnsafePreferInlineScheduling = true;
}
