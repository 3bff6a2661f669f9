using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The state property with the usage events of a conversation that are not counted yet. The bot adds an event during a turn, and the turn's
/// commit stores the event. <see cref="UsageCounter"/> counts the events and removes them from the property.
/// </summary>
/// <param name="From">The number of the first event in <paramref name="Events"/>. The events of a conversation are numbered from 0.</param>
/// <param name="Since">The time at which the first event was added.</param>
/// <param name="Events">The events, in the order in which they were added.</param>
public sealed record UncountedUsage(long From, DateTimeOffset Since, IReadOnlyList<UsageEvent> Events)
{
    /// <summary>The name of the property. The name must never change, because stored documents contain it.</summary>
    public const string PropertyName = "Uncounted";

    /// <summary>The number that the next new event gets.</summary>
    [JsonIgnore]
    public long Next => From + Events.Count;

    /// <summary>Returns the property in a document; null if the document has none.</summary>
    internal static UncountedUsage? In(ConversationDocument document) =>
        document.Properties.TryGetValue(PropertyName, out var stored)
            ? JsonSerializer.Deserialize(stored.Span, UsageJsonContext.Default.UncountedUsage)
            : null;

    /// <summary>
    /// Removes the events with numbers below <paramref name="next"/> and returns the new document. Returns the same object if the document
    /// has none of these events.
    /// </summary>
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

/// <summary>One event of a conversation, to be counted in the usage of a week.</summary>
/// <param name="Week">The Monday (UTC) on which the event's week begins.</param>
/// <param name="Name">The name under which the event is counted. The name must not identify a person.</param>
public sealed record UsageEvent(DateOnly Week, string Name)
{
    /// <summary>Returns the Monday (UTC) on which the week of this time begins.</summary>
    public static DateOnly WeekOf(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}

/// <summary>The JSON contracts of events and counts. Stored documents contain the property names, so the names must never change.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UncountedUsage))]
[JsonSerializable(typeof(UsageWeek))]
internal sealed partial class UsageJsonContext : JsonSerializerContext;
