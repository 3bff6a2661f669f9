using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The bot's state properties during one turn, by name. A property is stored JSON until its first use in the turn, then an object.
/// </summary>
/// <param name="stored">The properties that the last turn has stored.</param>
/// <param name="json">Serializer options with source-generated contracts for the types of all properties.</param>
internal sealed class StateProperties(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> stored, JsonSerializerOptions json)
{
    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _stored = stored;
    private readonly Dictionary<string, (object Value, JsonTypeInfo Type)> _live = new(StringComparer.Ordinal);

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

        value = JsonSerializer.Deserialize(bytes.Span, StateJson.TypeOf<T>(json));
        if (value is null)
        {
            return false;
        }

        Set(name, value);
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
            _live[name] = (value, StateJson.TypeOf<T>(json));
        }
    }

    /// <summary>Removes the property.</summary>
    public void Delete(string name)
    {
        _live.Remove(name);
        _stored = _stored.Remove(name);
    }

    /// <summary>Returns an independent copy of the state.</summary>
    public StateProperties Copy() => new(Save(), json);

    /// <summary>
    /// Returns the properties to store. Properties that were read or set in this turn are serialized again, because their objects may have
    /// changed; the others keep their bytes. Returns the original dictionary if nothing has changed.
    /// </summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Save()
    {
        var kept = _stored;
        foreach (var (name, (value, type)) in _live)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
            if (!kept.TryGetValue(name, out var before) || !before.Span.SequenceEqual(bytes))
            {
                kept = kept.SetItem(name, bytes);
            }
        }

        return kept;
    }
}
