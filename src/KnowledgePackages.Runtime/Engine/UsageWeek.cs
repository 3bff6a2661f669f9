using System.Globalization;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The counts of one week. Each week has a stored document of its own. The document names conversations only during the seconds in which
/// their events are moved into the counts. Otherwise it contains nothing about persons.
/// </summary>
/// <param name="Counts">How often each event happened, by the event's name.</param>
/// <param name="Moving">
/// The conversations whose events are being moved: the name of each document, with the number of its first event that is not counted. If a
/// process dies during the move, the next process finds here which events are counted already.
/// </param>
internal sealed record UsageWeek(SortedDictionary<string, long> Counts, Dictionary<string, long> Moving)
{
    /// <summary>The prefix of the names of the documents with counts.</summary>
    public const string Prefix = "usage/";

    public static DocumentKey KeyOf(DateOnly week) => new($"{Prefix}{week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");

    /// <summary>Returns the stored counts and their ETag. If none are stored, returns empty counts and null.</summary>
    public static async Task<(UsageWeek Week, ETag? ETag)> ReadAsync(
        IConversationStore storage,
        DateOnly week,
        CancellationToken cancellationToken
    )
    {
        var stored = await storage.ReadAsync(KeyOf(week), cancellationToken);
        return stored is not null && JsonSerializer.Deserialize(stored.Content.Span, UsageJsonContext.Default.UsageWeek) is { } known
            ? (known, stored.ETag)
            : (new([], []), stored?.ETag);
    }

    public Task<WriteResult> WriteAsync(IConversationStore storage, DateOnly week, ETag? etag, CancellationToken cancellationToken) =>
        storage.WriteAsync(
            KeyOf(week),
            new(JsonSerializer.SerializeToUtf8Bytes(this, UsageJsonContext.Default.UsageWeek)),
            etag,
            cancellationToken
        );

    /// <summary>
    /// Adds the events of these conversations to a copy of the counts, each event once, and returns the copy. <see cref="Moving"/> of the
    /// copy names exactly the conversations whose documents still contain counted events.
    /// </summary>
    public UsageWeek With(DateOnly week, IReadOnlyDictionary<DocumentKey, UncountedUsage> conversations)
    {
        var counts = new SortedDictionary<string, long>(Counts, StringComparer.Ordinal);
        var moving = new Dictionary<string, long>();
        foreach (var (key, usage) in conversations)
        {
            var counted = Moving.GetValueOrDefault(key.Name);
            var next = counted;
            for (var i = 0; i < usage.Events.Count; i++)
            {
                var number = usage.From + i;
                if (usage.Events[i].Week == week && number >= counted)
                {
                    counts[usage.Events[i].Name] = counts.GetValueOrDefault(usage.Events[i].Name) + 1;
                    next = number + 1;
                }
            }

            if (next > usage.From)
            {
                moving[key.Name] = next;
            }
        }

        return new(counts, moving);
    }
}

/// <summary>Reads the counts of usage.</summary>
public sealed class UsageReader(IConversationStore storage)
{
    /// <summary>
    /// Returns how often each event happened in the week that begins on this Monday (UTC). Returns an empty dictionary if nothing was
    /// counted.
    /// </summary>
    /// <exception cref="StorageException">The counts cannot be read at the moment.</exception>
    public async Task<IReadOnlyDictionary<string, long>> ReadAsync(DateOnly week, CancellationToken cancellationToken) =>
        (await UsageWeek.ReadAsync(storage, week, cancellationToken)).Week.Counts;
}
