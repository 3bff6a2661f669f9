using System.Diagnostics.CodeAnalysis;

namespace KnowledgePackages.Runtime.Builder;

/// <summary>Objects that live as long as one turn, by name or by type.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The name is the Bot Framework's.")]
public sealed class TurnContextStateCollection
{
    private readonly Dictionary<string, object> _objects = new(StringComparer.Ordinal);

    /// <summary>The object with this name; null when there is none, or it is of another type.</summary>
    public T? Get<T>(string key) where T : class => _objects.GetValueOrDefault(key) as T;

    /// <summary>The object that was put in by its type; null when there is none.</summary>
    public T? Get<T>() where T : class => Get<T>(KeyOf<T>());

    /// <summary>Puts in an object by name; null takes it out.</summary>
    public void Set<T>(string key, T? value) where T : class
    {
        if (value is null) _objects.Remove(key);
        else _objects[key] = value;
    }

    /// <summary>Puts in an object by its type; null takes it out.</summary>
    public void Set<T>(T? value) where T : class => Set(KeyOf<T>(), value);

    /// <summary>A collection of the same objects.</summary>
    internal TurnContextStateCollection Copy()
    {
        var copy = new TurnContextStateCollection();
        foreach (var (key, value) in _objects) copy._objects[key] = value;
        return copy;
    }

    private static string KeyOf<T>() => typeof(T).FullName ?? typeof(T).Name;
}
