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
/// The built-in web channel for a page that the host renders itself. The page takes part in the same conversations as a Direct Line client,
/// but in process: it sends ordinary activities, and shows the activities in the log.
/// </summary>
public sealed class WebConversations
{
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

    /// <summary>Reports to the bot that the client's user has joined. The bot greets the user only the first time.</summary>
    /// <param name="client">The user and the conversation.</param>
    /// <param name="locale">The language that the user's browser prefers.</param>
    /// <returns>
    /// True if the turn was committed, or if the client exceeds its limit of activities. Otherwise false, for example if the store is
    /// unavailable.
    /// </returns>
    public Task<bool> JoinAsync(DirectLineClient client, string? locale) => _bot.JoinAsync(client, locale);

    /// <summary>
    /// Sends an activity as the user. The call returns when the replies are in the log, or after <see cref="TurnSettings.MaxAnswerTime"/>.
    /// </summary>
    /// <returns>
    /// True if the activity was committed. Otherwise false, for example if the store is unavailable. After false the caller may repeat the
    /// call, because an activity with a clientActivityID is processed only once.
    /// </returns>
    /// <param name="client">The user and the conversation.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="address">The user's address; null if it is not known.</param>
    public async Task<bool> SendAsync(DirectLineClient client, Activity activity, IPAddress? address)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return (await _bot.ReceiveAsync(client, activity, address)).Status == StatusCodes.Status200OK;
    }

    /// <summary>
    /// Returns the messages of the user and the bot: activities in the order in which they were first sent, each in its latest version.
    /// </summary>
    /// <param name="client">The user and the conversation.</param>
    /// <param name="most">The maximum number of log entries to read; the latest ones are read.</param>
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

        // Entry numbers are unique, so the latest `most` entries have numbers above the document's number minus `most`.
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

    /// <summary>
    /// Counts one more open connection, or returns null if too many are open. The caller disposes the result when the connection closes.
    /// </summary>
    public IDisposable? TryWatch(DirectLineClient client, IPAddress? address) =>
        _channel.CountListeners(DirectLineBot.KeyOf(client)) < DirectLineLimits.SocketsInConversation ? _open.TryEnter(address) : null;

    /// <summary>
    /// Reports new entries in the log after <paramref name="after"/>, until the caller cancels. While there is nothing to report, repeats
    /// <see cref="WebSignal.Quiet"/> from time to time, so that the host notices a broken connection. If the conversation was deleted and
    /// restarted, its numbers are lower than <paramref name="after"/>. This method checks for that when it is called, and each time the
    /// conversation gets entries from this process. It reports the restart as a change.
    /// </summary>
    public async IAsyncEnumerable<WebNews> WatchAsync(
        DirectLineClient client,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var key = DirectLineBot.KeyOf(client);
        using var listener = _channel.Listen(key);
        yield return new(WebSignal.Quiet, after); // so that the response begins immediately
        var (said, news) = (_time.GetTimestamp(), _time.GetTimestamp());
        var mayBeAnew = true;
        while (!cancellationToken.IsCancellationRequested)
        {
            var page = await FindAsync(key, after, cancellationToken);
            if (page is { Count: > 0 })
            {
                after = ActivitySet.After(page, after);
                said = news = _time.GetTimestamp();
                mayBeAnew = false;
                yield return new(WebSignal.Changed, after);
                continue;
            }

            if (mayBeAnew && page is not null && await FindNumberAsync(key, cancellationToken) is { } number)
            {
                mayBeAnew = false;
                if (number < after)
                {
                    after = number;
                    said = news = _time.GetTimestamp();
                    yield return new(WebSignal.Changed, after);
                    continue;
                }
            }

            var wait = LogPolling.Wait(_storage, _channel.IsFollowing, isFailing: page is null, _time.GetElapsedTime(news), Quiet);
            var isSignalled = await listener.SignalledAsync(wait, _time, cancellationToken);
            news = isSignalled ? _time.GetTimestamp() : news;
            if (listener.TakeTyping())
            {
                said = _time.GetTimestamp();
                yield return new(WebSignal.Typing, after);
            }
            else if (isSignalled)
            {
                mayBeAnew = true; // without higher numbers, the announced entries have lower ones
            }
            else if (_time.GetElapsedTime(said) >= Quiet)
            {
                said = _time.GetTimestamp();
                yield return new(WebSignal.Quiet, after);
            }
        }
    }

    // Returns null if the store is unavailable. Logs nothing, because failed turns log the same failure.
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

    // Returns the number of the conversation's last input or reply: 0 if there is no document, null if it cannot be read.
    private async Task<long?> FindNumberAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        try
        {
            var document = await _storage.ReadAsync(key, cancellationToken);
            return document is null ? 0 : ConversationDocumentJson.Read(document.Content).Number;
        }
        catch (Exception exception) when (exception is StorageException or JsonException)
        {
            return null;
        }
    }

    // Returns each activity once, without deleted ones. A later version with the same id takes the place of the first version.
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

/// <summary>The activities in a log.</summary>
/// <param name="Activities">The activities, each in its latest version.</param>
/// <param name="Number">The number of the last log entry that was read; 0 if there is none.</param>
public sealed record WebLog(IReadOnlyList<Activity> Activities, long Number)
{
    /// <summary>The bot's state at the time of the read; null before the first turn.</summary>
    public StateSnapshot? State { get; init; }
}

/// <summary>One report of <see cref="WebConversations.WatchAsync"/>.</summary>
/// <param name="Signal">The kind of the report.</param>
/// <param name="Number">The number of the last log entry that was read.</param>
public readonly record struct WebNews(WebSignal Signal, long Number);

/// <summary>The kind of a report about a conversation.</summary>
public enum WebSignal
{
    /// <summary>There are no new entries in the log.</summary>
    Quiet,

    /// <summary>The log has new entries: new or changed messages.</summary>
    Changed,

    /// <summary>A turn takes long, so the page should show that the bot is typing.</summary>
    Typing,
}
