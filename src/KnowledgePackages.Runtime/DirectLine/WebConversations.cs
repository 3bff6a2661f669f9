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
    private readonly DirectLineBot _bot;
    private readonly IConversationStore _storage;

    internal WebConversations(DirectLineBot bot, IConversationStore storage) => (_bot, _storage) = (bot, storage);

    /// <summary>Tells the bot that its user has joined; the bot greets once.</summary>
    /// <param name="client">The user and the conversation.</param>
    /// <param name="locale">The language that the user's browser prefers.</param>
    /// <returns>False if it was not accepted, because the store or the host is not available.</returns>
    public Task<bool> JoinAsync(DirectLineClient client, string? locale) => _bot.JoinAsync(client, locale);

    /// <summary>Sends an activity as the user. When this returns, the replies are in the log.</summary>
    /// <returns>
    /// False if it was not accepted, because the store or the host is not available. Retrying is safe: the clientActivityID makes it count
    /// once.
    /// </returns>
    public async Task<bool> SendAsync(DirectLineClient client, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return (await _bot.ReceiveAsync(client, activity)).Status == StatusCodes.Status200OK;
    }

    /// <summary>The messages of both sides: activities in the order in which they were first sent, each in its latest version.</summary>
    /// <param name="client">The user and the conversation.</param>
    /// <param name="most">How many of the latest log entries are read.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StorageException">The log cannot be read at the moment.</exception>
    public async Task<IReadOnlyList<Activity>> ReadAsync(DirectLineClient client, int most, CancellationToken cancellationToken)
    {
        var key = DirectLineBot.KeyOf(client);
        var last = new Queue<LogEntry>();

        // Each entry increases the number by at least one, so the last entries all have numbers above this.
        var document = await _storage.ReadAsync(key, cancellationToken);
        var after = document is null ? 0 : Math.Max(0, ConversationDocumentJson.Read(document.Content).Number - most);
        IReadOnlyList<LogEntry> page;
        do
        {
            page = await _storage.ReadLogAsync(key, after, cancellationToken);
            after = ActivitySet.After(page, after);
            foreach (var entry in page)
            {
                last.Enqueue(entry);
                if (last.Count > most)
                {
                    last.Dequeue();
                }
            }
        }
        while (LogEntry.IsFull(page));

        return AsTheyAreNow(last.Select(entry => JsonSerializer.Deserialize(entry.Content.Span, WireJson.Activity)!));
    }

    // A later version of an activity, with the same id, takes the place of the first.
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
