using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Dialogs;

/// <summary>Names and values of the only types that dialogs may keep: string, bool, long, double and null; in the order of their names.</summary>
[JsonConverter(typeof(DialogValuesConverter))]
internal sealed class DialogValues : IDictionary<string, object?>
{
    // A handful at most: a sorted list is smaller than a tree, and empty it is nothing.
    private readonly SortedList<string, object?> _values = new(StringComparer.Ordinal);

    public object? this[string key]
    {
        get => _values[key];
        set => _values[key] = Accepted(key, value);
    }

    public ICollection<string> Keys => _values.Keys;

    public ICollection<object?> Values => _values.Values;

    public int Count => _values.Count;

    public bool IsReadOnly => false;

    public DialogValues Copy()
    {
        var copy = new DialogValues();
        foreach (var (key, value) in _values) copy[key] = value;
        return copy;
    }

    public void Add(string key, object? value) => _values.Add(key, Accepted(key, value));

    public void Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public bool Contains(KeyValuePair<string, object?> item) => _values.Contains(item);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _values.TryGetValue(key, out value);

    public bool Remove(string key) => _values.Remove(key);

    public bool Remove(KeyValuePair<string, object?> item) => Contains(item) && Remove(item.Key);

    public void Clear() => _values.Clear();

    public void CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)_values).CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The value as it is kept.</summary>
    /// <exception cref="ArgumentException">It cannot be kept.</exception>
    public static object? Accepted(string key, object? value) => value switch
    {
        null or string or bool or long => value,
        int number => (long)number,
        float number when float.IsFinite(number) => (double)number,
        double number when double.IsFinite(number) => value,
        _ => throw new ArgumentException(
            $"'{key}' is {value} of type {value.GetType().Name}; dialogs keep only string, bool, long, finite double and null.", nameof(value)),
    };
}

/// <summary>Keeps long and double apart: a double always has a point or an exponent.</summary>
internal sealed class DialogValuesConverter : JsonConverter<DialogValues>
{
    public override DialogValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        var values = new DialogValues();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            values[name] = ReadValue(ref reader);
        }
        return values;
    }

    public override void Write(Utf8JsonWriter writer, DialogValues value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            writer.WritePropertyName(name);
            switch (item)
            {
                case string text: writer.WriteStringValue(text); break;
                case bool truth: writer.WriteBooleanValue(truth); break;
                case long number: writer.WriteNumberValue(number); break;
                case double number: writer.WriteRawValue(WithPoint(number)); break;
                default: writer.WriteNullValue(); break;
            }
        }
        writer.WriteEndObject();
    }

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        JsonTokenType.Number when reader.ValueSpan.IndexOfAny(".eE"u8) >= 0 && double.IsFinite(reader.GetDouble()) => reader.GetDouble(),
        JsonTokenType.Number when reader.TryGetInt64(out var number) => number,
        _ => throw new JsonException(),
    };

    private static string WithPoint(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
    }
}
