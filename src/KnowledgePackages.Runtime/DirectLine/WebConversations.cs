using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// The built-in web channel for a page that the host renders itself: the same conversations as through Direct Line, without HTTP in
/// between. The page sends ordinary activities, and shows what the log contains.
/// </summary>
public sealed class WebConversations
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    private readonly DirectLineBot _bot;
    private readonly DirectLineChannel _channel;
    private readonly IConversationStore _storage;
    private readonly OpenSockets _open;
    private readonly StateReader _state;
    private readonly TimeProvider _time;

    internal WebConversations(
        DirectLineBot bot,
        DirectLineChannel channel,
        IConversationStore storage,
        OpenSockets open,
        StateReader state,
        TimeProvider time
    ) =>
        (_bot, _channel, _storage, _open, _state, _time) = (bot, channel, storage, open, state, time);

    /// <summary>Returns the key of the document of this client's conversation.</summary>
    public static DocumentKey DocumentOf(DirectLineClient client) => DirectLineBot.KeyOf(client);

    /// <summary>Tells the bot that its user has joined; the bot greets once.</summary>
    /// <param name="client">The user and the conversation.</param>
    /// <param name="locale">The language that the user's browser prefers.</param>
    /// <returns>False if the turn was not accepted, because the store or the host is not available.</returns>
    public Task<bool> JoinAsync(DirectLineClient client, string? locale) => _bot.JoinAsync(client, locale);

    /// <summary>Sends an activity as the user. When this returns, the replies are in the log.</summary>
    /// <returns>
    /// False if the activity was not accepted, because the store or the host is not available. Retrying is safe: an activity with a
    /// clientActivityID is processed once.
    /// </returns>
    public async Task<bool> SendAsync(DirectLineClient client, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return (await _bot.ReceiveAsync(client, activity)).Status == StatusCodes.Status200OK;
    }

    /// <summary>
    /// Returns the messages of the user and the bot: activities in the order in which they were first sent, each in its latest version.
    /// </summary>
    /// <param name="client">The user and the conversation.</param>
    /// <param name="most">How many of the latest log entries are read.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <param name="upTo">The number of the last entry to include. By default all entries are included.</param>
    /// <exception cref="StorageException">The log cannot be read at the moment.</exception>
    public async Task<WebLog> ReadAsync(
        DirectLineClient client,
        int most,
        CancellationToken cancellationToken,
        long upTo = long.MaxValue
    )
    {
        var key = DirectLineBot.KeyOf(client);
        var last = new Queue<LogEntry>();

        // Each entry increases the number by at least one, so the latest entries all have numbers above this one.
        var document = await _storage.ReadAsync(key, cancellationToken);
        var read = document is null ? null : ConversationDocumentJson.Read(document.Content);
        var after = read is null ? 0 : Math.Max(0, read.Number - most);
        IReadOnlyList<LogEntry> page;
        do
        {
            page = await _storage.ReadLogAsync(key, after, cancellationToken);
            after = ActivitySet.After(page, after);
            foreach (var entry in page.Where(entry => entry.Number <= upTo))
            {
                last.Enqueue(entry);
                if (last.Count > most)
                {
                    last.Dequeue();
                }
            }
        }
        while (LogEntry.IsFull(page));

        return new(
            AsTheyAreNow(last.Select(entry => JsonSerializer.Deserialize(entry.Content.Span, WireJson.Activity)!)),
            last.Count == 0 ? 0 : last.Max(entry => entry.Number)
        )
        {
            State = read is null ? null : _state.In(read),
        };
    }

    /// <summary>Takes a place among the open connections; dispose it when the page is closed. Returns null if no place is left.</summary>
    public IDisposable? TryWatch(DirectLineClient client, IPAddress? address) =>
        _channel.CountListeners(DirectLineBot.KeyOf(client)) < DirectLineLimits.SocketsInConversation ? _open.TryEnter(address) : null;

    /// <summary>
    /// Reports new entries in the log after <paramref name="after"/>, until the caller cancels. From time to time it reports
    /// <see cref="WebSignal.Quiet"/>, so that the host notices a connection that nobody reads.
    /// </summary>
    public async IAsyncEnumerable<WebNews> WatchAsync(
        DirectLineClient client,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var key = DirectLineBot.KeyOf(client);
        using var listener = _channel.Listen(key);
        yield return new(WebSignal.Quiet, after); // the response begins at once
        var said = _time.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested)
        {
            var page = await FindAsync(key, after, cancellationToken);
            if (page is { Count: > 0 })
            {
                after = ActivitySet.After(page, after);
                said = _time.GetTimestamp();
                yield return new(WebSignal.Changed, after);
                continue;
            }

            var othersWriteToo = !_storage.LogIsAtomic;
            await HeardAsync(listener, page is null || othersWriteToo ? LookAgain : Quiet, cancellationToken);
            if (listener.TakeTyping())
            {
                said = _time.GetTimestamp();
                yield return new(WebSignal.Typing, after);
            }
            else if (_time.GetElapsedTime(said) >= Quiet)
            {
                said = _time.GetTimestamp();
                yield return new(WebSignal.Quiet, after);
            }
        }
    }

    // Returns null while the store is unavailable. Do not log it here: the turns that fail because of it do.
    private async Task<IReadOnlyList<LogEntry>?> FindAsync(DocumentKey key, long after, CancellationToken cancellationToken)
    {
        try
        {
            return await _storage.ReadLogAsync(key, after, cancellationToken);
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private async Task HeardAsync(DirectLineChannel.Subscription listener, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource(longest, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        try
        {
            await listener.SignalledAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }

    // Returns each activity once: a later version with the same id replaces the first one in its place.
    private static Activity[] AsTheyAreNow(IEnumerable<Activity> activities)
    {
        var said = new OrderedDictionary<string, Activity>(StringComparer.Ordinal);
        foreach (var activity in activities)
        {
            var id = activity.Id ?? "";
            if (activity.Type == ActivityTypes.MessageDelete)
            {
                said.Remove(id);
            }
            else
            {
                said[id] = activity;
            }
        }

        return [.. said.Values];
    }
}

/// <summary>What a log contains.</summary>
/// <param name="Activities">The activities, each in its latest version.</param>
/// <param name="Number">Number of the last entry; 0 if there is none.</param>
public sealed record WebLog(IReadOnlyList<Activity> Activities, long Number)
{
    /// <summary>The bot's state, as of when the log was read; null before the first turn.</summary>
    public StateSnapshot? State { get; init; }
}

/// <summary>One report of <see cref="WebConversations.WatchAsync"/>.</summary>
/// <param name="Signal">What has happened.</param>
/// <param name="Number">Number of the last log entry that was read.</param>
public readonly record struct WebNews(WebSignal Signal, long Number);

/// <summary>What has happened in a conversation.</summary>
public enum WebSignal
{
    /// <summary>Nothing is new.</summary>
    Quiet,

    /// <summary>There are new messages, or changed ones.</summary>
    Changed,

    /// <summary>A turn takes long.</summary>
    Typing,
}
