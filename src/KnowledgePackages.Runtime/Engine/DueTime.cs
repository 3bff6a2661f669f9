using System.Collections.Immutable;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Reads the time of the bot's next proactive turn in a conversation from the <see cref="DueProperty"/> in its state.</summary>
internal static class DueTime
{
    /// <summary>Returns the time of the next proactive turn in the state; null if no turn is scheduled.</summary>
    public static DateTimeOffset? In(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> properties, TurnSettings settings) =>
        settings.Due is { } due && properties.TryGetValue(due.Name, out var property) ? due.TimeIn(property, settings.Json) : null;

    /// <summary>
    /// Returns the due entries to store with the document <paramref name="next"/>: one entry if the value of the <see cref="DueProperty"/>
    /// has changed since <paramref name="before"/>, otherwise none.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> NewIn(ConversationDocument next, ConversationDocument before, TurnSettings settings) =>
        settings.Due is { } due
        && next.Properties.TryGetValue(due.Name, out var wish)
        && !(before.Properties.TryGetValue(due.Name, out var old) && old.Span.SequenceEqual(wish.Span))
        && In(next.Properties, settings) is { } time
            ? [time]
            : [];
}
