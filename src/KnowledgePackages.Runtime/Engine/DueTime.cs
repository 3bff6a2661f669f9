using System.Collections.Immutable;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>When the bot wants a turn of its own in a conversation, as its <see cref="DueProperty"/> says.</summary>
internal static class DueTime
{
    /// <summary>The time that the state asks for; null where it asks for none.</summary>
    public static DateTimeOffset? In(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> properties, TurnSettings settings) =>
        settings.Due is { } due && properties.TryGetValue(due.Name, out var property) ? due.TimeIn(property, settings.Json) : null;

    /// <summary>The due entries that go with a write: one where the time is another than before, as a rule none.</summary>
    public static IReadOnlyList<DateTimeOffset> NewIn(ConversationDocument next, ConversationDocument before, TurnSettings settings) =>
        settings.Due is { } due
        && next.Properties.TryGetValue(due.Name, out var wish)
        && !(before.Properties.TryGetValue(due.Name, out var old) && old.Span.SequenceEqual(wish.Span))
        && In(next.Properties, settings) is { } time
            ? [time]
            : [];
}
