using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Reads an activity with malformed parts. Converts values of the wrong type if possible, for example a number instead of a string, and
/// drops optional parts that cannot be read. So the bot gets the message even if a detail, such as a timestamp, is unreadable.
/// </summary>
internal static class ActivityRepair
{
    private const int MaxDepth = 512;

    // The kind, the conversation and the sender of an activity. If one of them is unreadable, the activity is rejected.
    private static readonly string[] Needed = ["type", "conversation", "from"];

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = MaxDepth };

    /// <summary>Returns the activity; if it has malformed parts, as <see cref="Read"/> does.</summary>
    /// <exception cref="JsonException">
    /// The bytes are not a JSON object, or the activity cannot be read even without its malformed parts.
    /// </exception>
    public static Activity? ReadOrRepair(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, WireJson.Activity);
        }
        catch (JsonException)
        {
            return Read(json);
        }
    }

    /// <summary>Returns the activity without its unreadable optional parts.</summary>
    /// <exception cref="JsonException">
    /// The bytes are not a JSON object, or the activity cannot be read even without those parts.
    /// </exception>
    public static Activity? Read(ReadOnlySpan<byte> json)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: Deep);
            if (root is JsonObject activity)
            {
                Repair(activity, part => part, levels: 2);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new JsonException("A property name is repeated or is not valid text.", exception);
        }

        return JsonSerializer.Deserialize(root.ToJsonBytes(), WireJson.Activity);
    }

    /// <summary>
    /// Returns the value of an invoke (a tap on a card's button). Removes its member <c>state</c> if this is neither a string nor null: the
    /// bot does not read <c>state</c>, but the SDK would reject the whole invoke.
    /// </summary>
    public static JsonElement WithReadableState(JsonElement value)
    {
        const string State = "state";
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty(State, out var state)
            || state.ValueKind is JsonValueKind.String or JsonValueKind.Null)
        {
            return value;
        }

        var copy = JsonObject.Create(value)!;
        copy.Remove(State);
        return JsonElement.Parse(copy.ToJsonBytes());
    }

    // Converts or drops the unreadable parts of the object. Tests each part alone, in an activity without other parts.
    private static void Repair(JsonObject owner, Func<JsonObject, JsonObject> asActivity, int levels)
    {
        foreach (var (name, value) in owner.ToList())
        {
            if (value is null || IsReadable(name, value, asActivity))
            {
                continue;
            }

            if (name != "type" && Readings(value).FirstOrDefault(reading => IsReadable(name, reading, asActivity)) is { } readable)
            {
                owner[name] = readable;
                continue;
            }

            switch (value)
            {
                case JsonObject part when levels > 1:
                    Repair(part, inner => asActivity(new JsonObject { [name] = inner }), levels - 1);
                    break;
                case JsonArray list:
                    owner[name] = new JsonArray(
                        [.. list.Where(item => item is not null && IsReadable(name, new JsonArray(item.DeepClone()), asActivity))
                            .Select(item => item!.DeepClone())]);
                    break;
                default:
                    break;
            }

            if (!Needed.Contains(name) && !IsReadable(name, owner[name]!, asActivity))
            {
                owner.Remove(name);
            }
        }
    }

    // Returns the possible conversions of a value of the wrong type to other types.
    private static IEnumerable<JsonNode> Readings(JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.Number:
                yield return JsonValue.Create(value.ToJsonString());
                break;
            case JsonValueKind.String when TextOf(value) is { } text:
                if (bool.TryParse(text, out var flag))
                {
                    yield return JsonValue.Create(flag);
                }

                if (long.TryParse(text, CultureInfo.InvariantCulture, out var number))
                {
                    yield return JsonValue.Create(number);
                }

                yield return JsonValue.Create(text.Replace(' ', '+')); // a timestamp whose plus sign was decoded as a space
                break;
            default:
                break;
        }
    }

    private static bool IsReadable(string name, JsonNode value, Func<JsonObject, JsonObject> asActivity)
    {
        try
        {
            JsonSerializer.Deserialize(asActivity(new JsonObject { [name] = value.DeepClone() }).ToJsonBytes(), WireJson.Activity);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false; // InvalidOperationException: the string has half a surrogate pair
        }
    }

    private static string? TextOf(JsonNode value)
    {
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[] ToJsonBytes(this JsonNode? node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = MaxDepth }))
        {
            if (node is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                node.WriteTo(writer);
            }
        }

        return buffer.ToArray();
    }
}
