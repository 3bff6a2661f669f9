using System.Net.WebSockets;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Sends the log of one conversation to one client over a web socket: first all entries after the client's watermark, then new entries.
/// Several sockets may listen to one conversation, so that two tabs do not disconnect each other.
/// </summary>
/// <remarks>
/// If other instances write to the same store and this instance does not follow their announcements, the socket polls the log (see
/// <see cref="LogPolling"/>). While the store is unavailable, the socket stays open and tries again each second, because a disconnected
/// client would wait longer before it reconnects.
/// </remarks>
internal sealed class DirectLineSocket(WebSocket socket, DirectLineChannel channel, IConversationStore storage, TimeProvider time)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(20);

    public async Task RunAsync(DocumentKey key, long watermark, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var listener = channel.Listen(key);
        var receiving = ReceiveAsync(ended);
        try
        {
            await SendAsync(default, ended.Token);
            var (sent, news) = (time.GetTimestamp(), time.GetTimestamp());
            while (true)
            {
                var entries = await ReadAsync(key, watermark, ended.Token);
                news = entries is { Count: > 0 } ? time.GetTimestamp() : news;
                if (entries is { Count: > 0 } || time.GetElapsedTime(sent) >= KeepAlive)
                {
                    await SendAsync(entries is { Count: > 0 } ? ActivitySet.Write(entries, watermark) : default, ended.Token);
                    sent = time.GetTimestamp();
                    watermark = ActivitySet.After(entries ?? [], watermark);
                }

                if (entries is null || !LogEntry.IsFull(entries))
                {
                    var longest = KeepAlive - time.GetElapsedTime(sent);
                    var wait = LogPolling.Wait(storage, channel.IsFollowing, entries is null, time.GetElapsedTime(news), longest);
                    if (await listener.SignalledAsync(wait, time, ended.Token))
                    {
                        news = time.GetTimestamp();
                    }

                    if (listener.TakeTyping())
                    {
                        await SendAsync(Typing.Frame(time.GetUtcNow()), ended.Token);
                    }
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // No entry is lost: the client reconnects by itself with its watermark.
        }

        await ended.CancelAsync();
        await receiving;
    }

    // Returns null if the store is unavailable. Logs nothing, because failed turns log the same failure.
    private async Task<IReadOnlyList<LogEntry>?> ReadAsync(DocumentKey key, long watermark, CancellationToken cancellationToken)
    {
        try
        {
            return await storage.ReadLogAsync(key, watermark, cancellationToken);
        }
        catch (StorageException)
        {
            return null;
        }
    }

    // Sends one text frame. An empty frame is Direct Line's keep-alive. A client that does not read for SendTimeout is disconnected, and
    // reconnects with its watermark.
    private async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        using var tooLong = new CancellationTokenSource(SendTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }

    // Reads the client's frames to detect that the client has closed the socket. Clients send only empty frames, which are ignored.
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
