using System.Collections.Immutable;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Reads when the bot wants a proactive turn in a conversation, from its <see cref="DueProperty"/>.</summary>
internal static class DueTime
{
    /// <summary>Returns the time of the next proactive turn in the state; null if no turn is scheduled.</summary>
    public static DateTimeOffset? In(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> properties, TurnSettings settings) =>
        settings.Due is { } due && properties.TryGetValue(due.Name, out var property) ? due.TimeIn(property, settings.Json) : null;

    /// <summary>Returns the due entries to store with a write: one if the time has changed, else none.</summary>
    public static IReadOnlyList<DateTimeOffset> NewIn(ConversationDocument next, ConversationDocument before, TurnSettings settings) =>
        settings.Due is { } due
        && next.Properties.TryGetValue(due.Name, out var wish)
        && !(before.Properties.TryGetValue(due.Name, out var old) && old.Span.SequenceEqual(wish.Span))
        && In(next.Properties, settings) is { } time
            ? [time]
            : [];
}
