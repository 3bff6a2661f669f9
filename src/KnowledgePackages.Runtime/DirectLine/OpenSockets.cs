using System.Net;
using KnowledgePackages.Runtime.Hosting;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Counts the open connections of this instance (web sockets, and the event streams of the host's own page) and limits them, in total and
/// per address, so that memory is left for other requests.
/// </summary>
internal sealed class OpenSockets
{
    /// <summary>The maximum number of open connections of this instance. Each connection takes about 25 KB of memory.</summary>
    public const int MaxSockets = 9_000;

    /// <summary>
    /// The maximum number of open connections from one address (IPv6: one /64 network). A whole school may share one address.
    /// </summary>
    public const int MaxPerAddress = 500;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _byAddress = new(StringComparer.Ordinal);
    private int _open;

    /// <summary>Whether the maximum number of connections is open, so that this instance accepts no further one.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _open >= MaxSockets;
            }
        }
    }

    /// <summary>
    /// Counts one more connection, or returns null if too many are open. The caller disposes the result when the connection is closed.
    /// </summary>
    public IDisposable? TryEnter(IPAddress? address)
    {
        var network = RateLimits.Network(address);
        lock (_gate)
        {
            var ofAddress = _byAddress.GetValueOrDefault(network);
            if (_open >= MaxSockets || ofAddress >= MaxPerAddress)
            {
                return null;
            }

            _open++;
            _byAddress[network] = ofAddress + 1;
        }

        return new TakenSocket(this, network);
    }

    private void Leave(string network)
    {
        lock (_gate)
        {
            _open--;
            if (--_byAddress[network] == 0)
            {
                _byAddress.Remove(network);
            }
        }
    }

    private sealed class TakenSocket(OpenSockets sockets, string network) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                sockets.Leave(network);
            }
        }
    }
}
