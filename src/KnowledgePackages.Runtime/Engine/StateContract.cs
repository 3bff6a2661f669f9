using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>What the engine must know about the state that a bot keeps.</summary>
/// <param name="Types">JSON contracts of the state's properties.</param>
public sealed record StateContract(IJsonTypeInfoResolver Types)
{
    /// <summary>The property that says when the bot wants to speak by itself; null: it never does.</summary>
    public DueProperty? Due { get; init; }
}

/// <summary>
/// A state property with a time at which the bot gets a turn of its own: an event named <see cref="EventName"/>. The time stands in the
/// document, so the document decides; the store's due entry only leads to it.
/// </summary>
public abstract class DueProperty
{
    /// <summary>
    /// Name of the event by which the bot gets its turn. Anybody can send an event of that name: the bot looks at its own state.
    /// </summary>
    public const string EventName = "reminder";

    private protected DueProperty(string name) => Name = name;

    /// <summary>Name of the property.</summary>
    public string Name { get; }

    /// <summary>A property of that name, whose type has a contract among <see cref="StateContract.Types"/>.</summary>
    public static DueProperty Of<T>(string name, Func<T, DateTimeOffset> time) where T : class => new TypedProperty<T>(name, time);

    /// <summary>The time in the stored property; null where it says none.</summary>
    internal abstract DateTimeOffset? TimeIn(ReadOnlyMemory<byte> property, JsonSerializerOptions json);

    private sealed class TypedProperty<T>(string name, Func<T, DateTimeOffset> time) : DueProperty(name) where T : class
    {
        internal override DateTimeOffset? TimeIn(ReadOnlyMemory<byte> property, JsonSerializerOptions json)
        {
            try
            {
                return JsonSerializer.Deserialize(property.Span, StateJson.TypeOf<T>(json)) is { } wish ? time(wish) : null;
            }
            catch (JsonException)
            {
                return null; // of another version: the bot itself forgets it at its next turn
            }
        }
    }
}
