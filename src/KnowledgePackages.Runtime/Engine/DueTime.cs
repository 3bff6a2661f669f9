using System.Collections.Immutable;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>When the bot wants a proactive turn in a conversation, from its <see cref="DueProperty"/>.</summary>
internal static class DueTime
{
    /// <summary>The time in the state; null if there is none.</summary>
    public static DateTimeOffset? In(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> properties, TurnSettings settings) =>
        settings.Due is { } due && properties.TryGetValue(due.Name, out var property) ? due.TimeIn(property, settings.Json) : null;

    /// <summary>The due entries to store with a write: one if the time has changed, usually none.</summary>
    public static IReadOnlyList<DateTimeOffset> NewIn(ConversationDocument next, ConversationDocument before, TurnSettings settings) =>
        settings.Due is { } due
        && next.Properties.TryGetValue(due.Name, out var wish)
        && !(before.Properties.TryGetValue(due.Name, out var old) && old.Span.SequenceEqual(wish.Span))
        && In(next.Properties, settings) is { } time
            ? [time]
            : [];
}
