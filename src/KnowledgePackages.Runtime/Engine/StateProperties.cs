using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>The state of one turn, by name: bytes until they are asked for, objects from then on.</summary>
/// <param name="stored">What was kept after the last turn.</param>
/// <param name="json">Knows the type of every property, without reflection.</param>
internal sealed class StateProperties(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> stored, JsonSerializerOptions json)
{
    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _stored = stored;
    private readonly Dictionary<string, (object Value, JsonTypeInfo Type)> _live = new(StringComparer.Ordinal);

    /// <summary>The property, where there is one.</summary>
    /// <exception cref="JsonException">What is stored is not a <typeparamref name="T"/>.</exception>
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

    /// <summary>The property, or its type's default value.</summary>
    public T? Get<T>(string name) => TryGet<T>(name, out var value) ? value : default;

    /// <summary>Sets the property; null forgets it.</summary>
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

    /// <summary>Forgets the property.</summary>
    public void Delete(string name)
    {
        _live.Remove(name);
        _stored = _stored.Remove(name);
    }

    /// <summary>The same state in objects of its own.</summary>
    public StateProperties Copy() => new(Save(), json);

    /// <summary>
    /// Everything that has to be kept. What was read or set is written anew, because its object may have been changed; the rest keeps
    /// its bytes. Where nothing is different, the same dictionary comes back.
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
