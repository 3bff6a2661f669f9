using System.Collections.Immutable;
using System.Text.Json;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// When a bot wishes to speak again by itself: it keeps a state property of the name <see cref="Property"/>, an object with the time as
/// <c>at</c>. The time stands in the document, so the document decides; the store's due entry only leads to it.
/// </summary>
internal static class DueTime
{
    public const string Property = "Reminder";

    /// <summary>The time that the state asks for; null where it asks for none.</summary>
    public static DateTimeOffset? In(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> properties)
    {
        if (!properties.TryGetValue(Property, out var json))
        {
            return null;
        }

        using var wish = JsonDocument.Parse(json);
        return wish.RootElement is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty("at"u8, out var at) && at.TryGetDateTimeOffset(out var time)
            ? time
            : null;
    }

    /// <summary>The due entries that go with a write: one where the wish is another than before, as a rule none.</summary>
    public static IReadOnlyList<DateTimeOffset> NewIn(ConversationDocument next, ConversationDocument before) =>
        next.Properties.TryGetValue(Property, out var wish)
        && !(before.Properties.TryGetValue(Property, out var old) && old.Span.SequenceEqual(wish.Span))
        && In(next.Properties) is { } time
            ? [time]
            : [];
}
