using System.Net.Sockets;

namespace KnowledgePackages.Web;

/// <summary>
/// Reports to systemd that the host serves requests. With <c>Type=notify</c> in the unit, <c>systemctl start</c> waits for this report and
/// fails if the start fails.
/// </summary>
internal static class SystemdNotification
{
    private const string SocketVariable = "NOTIFY_SOCKET";

    /// <summary>Sends the report as soon as the host has started. Does nothing if the program is not a service of systemd.</summary>
    public static void NotifySystemd(this WebApplication app)
    {
        if (Environment.GetEnvironmentVariable(SocketVariable) is { Length: > 0 } path)
        {
            app.Lifetime.ApplicationStarted.Register(() => Send(path, "READY=1"u8));
        }
    }

    private static void Send(string path, ReadOnlySpan<byte> message)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path[0] == '@' ? $"\0{path[1..]}" : path)); // @ marks a socket that is no file
        socket.Send(message);
    }
}
