using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace KnowledgePackages.Runtime.Tests.DirectLine;

/// <summary>The server's end of a web socket to a client that sends nothing. Records all sent frames.</summary>
internal sealed class RecordingSocket : WebSocket
{
    private readonly Channel<string> _frames = Channel.CreateUnbounded<string>();

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => WebSocketState.Open;

    public override string? SubProtocol => null;

    /// <summary>The number of recorded frames that <see cref="NextAsync"/> has not returned yet.</summary>
    public int Waiting => _frames.Reader.Count;

    public async Task<string> NextAsync() => await _frames.Reader.ReadAsync().AsTask().WaitAsync(Patience.Longest);

    public override Task SendAsync(
        ArraySegment<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    ) => _frames.Writer.WriteAsync(Encoding.UTF8.GetString(buffer), cancellationToken).AsTask();

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("Nothing comes.");
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    public override void Abort()
    {
    }

    public override void Dispose()
    {
    }
}
