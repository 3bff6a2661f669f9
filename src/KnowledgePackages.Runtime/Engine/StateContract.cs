using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Describes the state of a bot to the engine.</summary>
/// <param name="Types">The JSON contracts of the state's properties.</param>
public sealed record StateContract(IJsonTypeInfoResolver Types)
{
    /// <summary>The property with the time of the bot's next proactive turn; null if the bot has no such property.</summary>
    public DueProperty? Due { get; init; }

    /// <summary>
    /// The types of properties whose objects never change, also not in their parts. The engine keeps such an object in memory, and gives it
    /// to the turns that follow.
    /// </summary>
    public IReadOnlySet<Type> Immutable { get; init; } = FrozenSet<Type>.Empty;
}

/// <summary>
/// A state property with the time of the bot's next proactive turn. At that time the engine runs a turn with an event named
/// <see cref="EventName"/>. The time in the document is authoritative; the store's due entry only helps to find the document.
/// </summary>
public abstract class DueProperty
{
    /// <summary>
    /// The name of the event that starts the turn. Any client can send an event of that name, so the bot must check the time in its state.
    /// </summary>
    public const string EventName = "reminder";

    private protected DueProperty(string name) => Name = name;

    /// <summary>The name of the property.</summary>
    public string Name { get; }

    /// <summary>
    /// Describes the property with this name. Its type <typeparamref name="T"/> must have a contract in <see cref="StateContract.Types"/>.
    /// </summary>
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
                // Ignore values of another bot version, and values on which the bot's function fails. One such value must not stop the
                // reminders of other people.
                return null;
            }
        }
    }
}
