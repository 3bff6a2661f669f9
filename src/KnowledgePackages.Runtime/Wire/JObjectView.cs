using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Presents a <see cref="JObject"/> as the dictionary that System.Text.Json fills and enumerates. Changes go into the wrapped object.
/// </summary>
internal sealed class JObjectView(JObject properties) : IDictionary<string, JsonElement>
{
    public int Count => properties.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => [.. this.Select(property => property.Key)];

    public ICollection<JsonElement> Values => [.. this.Select(property => property.Value)];

    public JsonElement this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException();
        set => properties[key] = NewtonsoftJson.ToToken(value);
    }

    public void Add(string key, JsonElement value) => this[key] = value;

    public void Add(KeyValuePair<string, JsonElement> item) => Add(item.Key, item.Value);

    public bool ContainsKey(string key) => properties.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        var isThere = properties.TryGetValue(key, out var token);
        value = isThere ? NewtonsoftJson.ToElement(token!) : default;
        return isThere;
    }

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() =>
        properties
            .Properties()
            .Select(property => KeyValuePair.Create(property.Name, NewtonsoftJson.ToElement(property.Value)))
            .GetEnumerator();

    public bool Contains(KeyValuePair<string, JsonElement> item) => ContainsKey(item.Key);

    public void CopyTo(KeyValuePair<string, JsonElement>[] array, int arrayIndex) => this.ToList().CopyTo(array, arrayIndex);

    public bool Remove(string key) => properties.Remove(key);

    public bool Remove(KeyValuePair<string, JsonElement> item) => Remove(item.Key);

    public void Clear() => properties.RemoveAll();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
