using System.Net.WebSockets;
using KnowledgePackages.BotFramework.Storage;

namespace KnowledgePackages.BotFramework.DirectLine;

/// <summary>
/// Pushes the log of one conversation to one client: everything after the watermark first, then what comes. Several sockets may
/// listen to one conversation, so that two tabs do not throw each other out.
/// </summary>
internal sealed class DirectLineSocket(WebSocket socket, DirectLineChannel channel, IStorage storage, TimeProvider time)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    public async Task RunAsync(DocumentKey key, long watermark, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var listener = channel.Listen(key);
        var receiving = ReceiveAsync(ended);
        try
        {
            while (true)
            {
                var entries = await storage.ReadLogAsync(key, watermark, ended.Token);
                await SendAsync(entries.Count == 0 ? default : ActivitySet.Write(entries, watermark), ended.Token);
                watermark = ActivitySet.After(entries, watermark);
                if (entries.Count < LogEntry.LargestPage)
                {
                    await HeardOrQuietAsync(listener, ended.Token);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or StorageException)
        {
            // The client comes back by itself with its watermark and misses nothing.
        }

        await ended.CancelAsync();
        await receiving;
    }

    private async Task HeardOrQuietAsync(DirectLineChannel.Listener listener, CancellationToken cancellationToken)
    {
        using var quiet = new CancellationTokenSource(KeepAlive, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, cancellationToken);
        try
        {
            await listener.HeardAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }

    // An empty text frame is Direct Line's keep-alive.
    private ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken) =>
        socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    // Clients send nothing but empty frames; reading is how a closed socket is noticed.
    private async Task ReceiveAsync(CancellationTokenSource ended)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), ended.Token)).MessageType != WebSocketMessageType.Close)
            {
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ended.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
        }

        await ended.CancelAsync();
    }
}
