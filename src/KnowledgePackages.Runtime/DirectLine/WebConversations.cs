using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// The built-in web channel for a page that the host draws itself: the same conversations as through Direct Line, without HTTP between.
/// What is sent is an activity like any other, and what the page shows is what the log has.
/// </summary>
public sealed class WebConversations
{
    private readonly DirectLineBot _bot;
    private readonly IConversationStore _storage;

    internal WebConversations(DirectLineBot bot, IConversationStore storage) => (_bot, _storage) = (bot, storage);

    /// <summary>Tells the bot that its user is here; it greets once.</summary>
    /// <param name="client">Who, and where.</param>
    /// <param name="locale">The language that the user's browser prefers.</param>
    /// <returns>False where it was not taken, because the store or the host is not able to.</returns>
    public Task<bool> JoinAsync(DirectLineClient client, string? locale) => _bot.JoinAsync(client, locale);

    /// <summary>Sends an activity as the user. When this returns, the replies are in the log.</summary>
    /// <returns>
    /// False where it was not taken, because the store or the host is not able to. Sending it again is safe: by its clientActivityID it
    /// counts once.
    /// </returns>
    public async Task<bool> SendAsync(DirectLineClient client, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return (await _bot.ReceiveAsync(client, activity)).Status == StatusCodes.Status200OK;
    }

    /// <summary>What was said, by both: activities in the order in which they were said first, each as it is now.</summary>
    /// <param name="client">Who, and where.</param>
    /// <param name="most">How many entries of the log are looked at, from its end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageException">The log cannot be read now.</exception>
    public async Task<IReadOnlyList<Activity>> ReadAsync(DirectLineClient client, int most, CancellationToken cancellationToken)
    {
        var key = DirectLineBot.KeyOf(client);
        var last = new Queue<LogEntry>();
        var after = 0L;
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
        while (page.Count == LogEntry.LargestPage);

        return AsTheyAreNow(last.Select(entry => JsonSerializer.Deserialize(entry.Content.Span, WireJson.Activity)!));
    }

    // An activity that comes again under its id takes the place of its first version.
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
