using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>What the engine must know about the state that a bot keeps.</summary>
/// <param name="Types">JSON contracts of the state's properties.</param>
public sealed record StateContract(IJsonTypeInfoResolver Types)
{
    /// <summary>The property with the time of the bot's next proactive turn; null if the bot has none.</summary>
    public DueProperty? Due { get; init; }
}

/// <summary>
/// A state property with a time at which the bot gets a proactive turn: an event named <see cref="EventName"/>. The time in the document is
/// authoritative; the store's due entry is only an index.
/// </summary>
public abstract class DueProperty
{
    /// <summary>Name of the event that starts the turn. Anybody can send an event of that name, so the bot checks its own state.</summary>
    public const string EventName = "reminder";

    private protected DueProperty(string name) => Name = name;

    /// <summary>Name of the property.</summary>
    public string Name { get; }

    /// <summary>Creates a property with that name. Its type must have a contract in <see cref="StateContract.Types"/>.</summary>
    public static DueProperty Of<T>(string name, Func<T, DateTimeOffset> time) where T : class => new TypedProperty<T>(name, time);

    /// <summary>Returns the time in the stored property; null if the property contains no time.</summary>
    internal abstract DateTimeOffset? TimeIn(ReadOnlyMemory<byte> property, JsonSerializerOptions json);

    private sealed class TypedProperty<T>(string name, Func<T, DateTimeOffset> time) : DueProperty(name) where T : class
    {
        internal override DateTimeOffset? TimeIn(ReadOnlyMemory<byte> property, JsonSerializerOptions json)
        {
            try
            {
                return JsonSerializer.Deserialize(property.Span, StateJson.TypeOf<T>(json)) is { } wish ? time(wish) : null;
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
            {
                // The value is from another version, or the bot's function does not expect it. One such value must not stop everybody's
                // reminders.
                return null;
            }
        }
    }
}
