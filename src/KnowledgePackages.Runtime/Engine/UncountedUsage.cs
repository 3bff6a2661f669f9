using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The state property with the usage events of a conversation that are not yet in the counts of their weeks. The bot adds events in its
/// turns, so they are committed with the turn. <see cref="UsageCounter"/> counts them and removes them.
/// </summary>
/// <param name="From">The number of the first event: how many events of this conversation came before it.</param>
/// <param name="Since">When the first event was added.</param>
/// <param name="Events">The events, in the order in which they were added.</param>
public sealed record UncountedUsage(long From, DateTimeOffset Since, IReadOnlyList<UsageEvent> Events)
{
    /// <summary>The name of the property. It never changes, because documents store it.</summary>
    public const string PropertyName = "Uncounted";

    /// <summary>The number of the next event.</summary>
    [JsonIgnore]
    public long Next => From + Events.Count;

    /// <summary>Returns the property in a document; null if the document has none.</summary>
    internal static UncountedUsage? In(ConversationDocument document) =>
        document.Properties.TryGetValue(PropertyName, out var stored)
            ? JsonSerializer.Deserialize(stored.Span, UsageJsonContext.Default.UncountedUsage)
            : null;

    /// <summary>Returns the document without the events before <paramref name="next"/>; the same document if it has none of them.</summary>
    internal static ConversationDocument Remove(ConversationDocument document, long next)
    {
        if (In(document) is not { } usage || usage.From >= next)
        {
            return document;
        }

        var left = usage with { From = next, Events = [.. usage.Events.Skip((int)(next - usage.From))] };
        var json = JsonSerializer.SerializeToUtf8Bytes(left, UsageJsonContext.Default.UncountedUsage);
        return document with
        {
            Properties =
                left.Events.Count == 0
                    ? document.Properties.Remove(PropertyName)
                    : document.Properties.SetItem(PropertyName, json),
        };
    }
}

/// <summary>Something that happened in a conversation and is counted.</summary>
/// <param name="Week">The Monday of the event's week, in UTC.</param>
/// <param name="Name">The name of what is counted. It must not identify a person.</param>
public sealed record UsageEvent(DateOnly Week, string Name)
{
    /// <summary>Returns the Monday of the week that contains this time, in UTC.</summary>
    public static DateOnly WeekOf(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}

/// <summary>The JSON form of events and counts. Names never change, because they are stored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UncountedUsage))]
[JsonSerializable(typeof(UsageWeek))]
internal sealed partial class UsageJsonContext : JsonSerializerContext;
