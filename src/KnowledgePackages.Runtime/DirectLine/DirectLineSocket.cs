using System.Net.WebSockets;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Pushes the log of one conversation to one client: everything after the watermark first, then new entries. Several sockets may listen to
/// one conversation, so that two tabs do not disconnect each other.
/// </summary>
/// <remarks>
/// Entries written by this instance are announced to it. If other instances write to the same store, the log is also polled: once a second,
/// and every five seconds if nothing has happened for a minute, because most open pages are not used. While the store is unavailable, the
/// socket stays open and waits: a disconnected client would reconnect later than that.
/// </remarks>
internal sealed class DirectLineSocket(WebSocket socket, DirectLineChannel channel, IConversationStore storage, TimeProvider time)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAtRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RestsAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(20);

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
                    var quiet = KeepAlive - time.GetElapsedTime(sent);
                    var look = entries is null || time.GetElapsedTime(news) < RestsAfter ? LookAgain : LookAtRest;
                    if (await HeardAsync(listener, quiet > look && (entries is null || OthersWriteToo) ? look : quiet, ended.Token))
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
            // Nothing is lost: the client reconnects by itself with its watermark.
        }

        await ended.CancelAsync();
        await receiving;
    }

    // A log that is not written together with its document belongs to a store that several instances share.
    private bool OthersWriteToo => !storage.LogIsAtomic;

    // Returns null while the store is unavailable. Do not log it here: the turns that fail because of it do.
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

    // Returns true if this instance announced new entries, and false if the time passed without an announcement.
    private async Task<bool> HeardAsync(DirectLineChannel.Subscription listener, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (longest <= TimeSpan.Zero)
        {
            return false;
        }

        using var enough = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        try
        {
            await listener.SignalledAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    // An empty text frame is Direct Line's keep-alive. A client that does not read is disconnected: it reconnects with its watermark.
    private async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        using var tooLong = new CancellationTokenSource(LongestSend, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }

    // Clients send only empty frames; reading is how a closed socket is detected.
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
