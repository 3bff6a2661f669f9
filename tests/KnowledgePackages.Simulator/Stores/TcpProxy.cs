using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace KnowledgePackages.Simulator.Stores;

/// <summary>A proxy between the host and a server. The proxy can delay requests, drop responses, and cut connections.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Socket, Socket> _lines = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private volatile bool _isCut;
    private volatile bool _losesAnswers;

    public TcpProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>The port on 127.0.0.1 on which the proxy listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Returns the delay of the next request to the server. Called once for each request.</summary>
    public Func<TimeSpan> Delay { get; set; } = () => TimeSpan.Zero;

    /// <summary>Whether the server's responses are dropped. The server still receives and executes all requests.</summary>
    public bool LosesAnswers
    {
        get => _losesAnswers;
        set => _losesAnswers = value;
    }

    /// <summary>Cuts all connections and refuses new ones until the result is disposed.</summary>
    public IDisposable Cut()
    {
        _isCut = true;
        foreach (var line in _lines.Keys)
        {
            line.Dispose();
        }

        return new Mend(() => _isCut = false);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Dispose();
        foreach (var line in _lines.Keys)
        {
            line.Dispose();
        }

        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                var near = await _listener.AcceptSocketAsync(_ended.Token);
                if (_isCut)
                {
                    near.Dispose();
                }
                else
                {
                    _ = Task.Run(() => CarryAsync(near));
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task CarryAsync(Socket near)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        _lines[near] = near;
        _lines[far] = far;
        var isNewQuestion = true;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target, _ended.Token);
            await await Task.WhenAny(PumpAsync(near, far, AskAsync), PumpAsync(far, near, AnswerAsync));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
        finally
        {
            _lines.TryRemove(near, out _);
            _lines.TryRemove(far, out _);
            near.Dispose();
        }

        async ValueTask<bool> AskAsync()
        {
            if (isNewQuestion)
            {
                await Task.Delay(Delay(), TimeProvider.System, _ended.Token);
            }

            isNewQuestion = false;
            return true;
        }

        ValueTask<bool> AnswerAsync()
        {
            isNewQuestion = true;
            return ValueTask.FromResult(!_losesAnswers);
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Func<ValueTask<bool>> passes)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, _ended.Token) is var count and > 0)
        {
            if (!await passes())
            {
                continue;
            }

            for (var sent = 0; sent < count;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _ended.Token);
            }
        }
    }

    private sealed class Mend(Action act) : IDisposable
    {
        public void Dispose() => act();
    }
}
