using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The bot's state properties during one turn, by name. A property is stored JSON until its first use in the turn, then an object.
/// </summary>
/// <param name="stored">The properties that the last turn has stored.</param>
/// <param name="json">Serializer options with source-generated contracts for the types of all properties.</param>
/// <param name="immutable">
/// The types whose objects never change. As long as this process has the JSON of such an object in memory, it reads the object without
/// parsing the JSON again.
/// </param>
internal sealed class StateProperties(
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> stored,
    JsonSerializerOptions json,
    IReadOnlySet<Type>? immutable = null
)
{
    private static readonly ConditionalWeakTable<byte[], object> Parsed = [];

    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _stored = stored;
    private readonly Dictionary<string, Live> _live = new(StringComparer.Ordinal);

    /// <summary>Gets the property's value. Returns false if the property does not exist.</summary>
    /// <exception cref="JsonException">The stored value is not a <typeparamref name="T"/>.</exception>
    public bool TryGet<T>(string name, [MaybeNullWhen(false)] out T value)
    {
        if (_live.TryGetValue(name, out var live))
        {
            value = (T)live.Value;
            return true;
        }

        value = default;
        if (!_stored.TryGetValue(name, out var bytes))
        {
            return false;
        }

        var isImmutable = IsImmutable(typeof(T));
        var type = StateJson.TypeOf<T>(json);
        if (isImmutable && ArrayOf(bytes) is { } array && Parsed.TryGetValue(array, out var known) && known is T parsed)
        {
            value = parsed;
        }
        else
        {
            value = JsonSerializer.Deserialize(bytes.Span, type);
        }

        if (value is null)
        {
            return false;
        }

        _live[name] = new(value, type, IsStored: isImmutable);
        return true;
    }

    /// <summary>Returns the property's value; the default value of its type if the property does not exist.</summary>
    public T? Get<T>(string name) => TryGet<T>(name, out var value) ? value : default;

    /// <summary>Sets the property; null removes it.</summary>
    public void Set<T>(string name, T value)
    {
        if (value is null)
        {
            Delete(name);
        }
        else
        {
            _live[name] = new(value, StateJson.TypeOf<T>(json), IsStored: false);
        }
    }

    /// <summary>Removes the property.</summary>
    public void Delete(string name)
    {
        _live.Remove(name);
        _stored = _stored.Remove(name);
    }

    /// <summary>Returns an independent copy of the state.</summary>
    public StateProperties Copy() => new(Save(), json, immutable);

    /// <summary>
    /// Returns the properties to store. Properties that were read or set in this turn are serialized again, because their objects may have
    /// changed; the others, and immutable objects that were only read, keep their bytes. Returns the original dictionary if nothing has
    /// changed.
    /// </summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Save()
    {
        var kept = _stored;
        foreach (var (name, live) in _live.Where(entry => !entry.Value.IsStored))
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(live.Value, live.Type);
            if (!kept.TryGetValue(name, out var before) || !before.Span.SequenceEqual(bytes))
            {
                kept = kept.SetItem(name, bytes);
                if (IsImmutable(live.Value.GetType()))
                {
                    Parsed.AddOrUpdate(bytes, live.Value);
                }
            }
        }

        return kept;
    }

    private bool IsImmutable(Type type) => immutable?.Contains(type) == true;

    // Properties of a document that was read from the store share one array, so their objects are not remembered.
    private static byte[]? ArrayOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment is { Offset: 0, Array: { } array } && array.Length == bytes.Length
            ? array
            : null;

    // IsStored: whether the stored bytes are those of the value, which cannot change.
    private readonly record struct Live(object Value, JsonTypeInfo Type, bool IsStored);
}
