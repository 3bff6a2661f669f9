using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Reads and writes the JSON of a conversation document. Written by hand, because most of a document is copied as bytes: properties and
/// activities that a turn does not use are never deserialized.
/// </summary>
internal static class ConversationDocumentJson
{
    // The maximum nesting depth. A client's input has up to 32 levels (WireJsonContext), and the document contains parts of it a few levels
    // deeper.
    private const int DeepestContent = 128;

    private static readonly DeliveryKind[] Kinds = Enum.GetValues<DeliveryKind>();

    public static ReadOnlyMemory<byte> Write(ConversationDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>(SizeOf(document));
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema"u8, ConversationDocument.Schema);
            json.WriteNumber("number"u8, document.Number);
            json.WriteNumber("delivered"u8, document.Delivered);
            if (document.Unreachable != 0)
            {
                json.WriteNumber("unreachable"u8, document.Unreachable);
            }

            json.WriteStartObject("properties"u8);
            foreach (var (name, value) in document.Properties)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(value.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
            WriteArray(json, "processed"u8, document.Processed, WriteProcessed);
            WriteArray(json, "outbox"u8, document.Outbox, WriteEntry);
            WriteArray(json, "sent"u8, document.Sent, static (json, sent) =>
            {
                json.WriteNumber("n"u8, sent.Number);
                json.WriteString("id"u8, sent.ChannelId);
            });
            WriteRaw(json, "reference"u8, document.Reference);
            WriteNames(json, "handovers"u8, document.Handovers);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <exception cref="JsonException">The bytes are not a document, or its layout is unknown.</exception>
    public static ConversationDocument Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var parsed = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = DeepestContent });
            var root = parsed.RootElement;
            if (root.GetProperty("schema"u8).GetInt32() != ConversationDocument.Schema)
            {
                throw new JsonException($"The document has an unknown layout; this version supports {ConversationDocument.Schema}.");
            }

            return new ConversationDocument
            {
                Number = root.GetProperty("number"u8).GetInt64(),
                Delivered = root.GetProperty("delivered"u8).GetInt64(),
                Unreachable = root.TryGetProperty("unreachable"u8, out var status) ? status.GetInt32() : 0,
                Properties = root.GetProperty("properties"u8)
                    .EnumerateObject()
                    .ToImmutableSortedDictionary(property => property.Name, property => Raw(property.Value), StringComparer.Ordinal),
                Processed = ReadArray(root, "processed"u8, ReadProcessed),
                Outbox = ReadArray(root, "outbox"u8, ReadEntry),
                Sent = ReadArray(
                    root,
                    "sent"u8,
                    sent => new SentActivity(sent.GetProperty("n"u8).GetInt64(), sent.GetProperty("id"u8).GetString()!)
                ),
                Reference = RawOrEmpty(root, "reference"u8),
                Handovers = ReadArray(root, "handovers"u8, name => name.GetString()!),
            };
        }
        catch (Exception exception)
            when (exception is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new JsonException("Not a conversation document.", exception);
        }
    }

    /// <summary>
    /// Estimates the size of a document in bytes, for the buffer of <see cref="Write"/>. The estimate is above the real size, so that the
    /// buffer need not grow, but only a little above, because the buffer stays in memory with the document.
    /// </summary>
    public static int SizeOf(ConversationDocument document)
    {
        // Bytes for the names of the fixed JSON members, and for the room that Utf8JsonWriter requests before a short string.
        const int Frame = 512;
        var size = Frame + document.Reference.Length;
        foreach (var (name, value) in document.Properties)
        {
            size += name.Length + value.Length + 4;
        }

        foreach (var input in document.Processed)
        {
            size +=
                16
                + SizeOf(8, input.Key.ActivityId)
                + SizeOf(12, input.Key.ClientActivityId)
                + SizeOf(10, input.Key.Sent)
                + input.Body.Length;
        }

        foreach (var entry in document.Outbox)
        {
            size += 224 + entry.Activity.Length;
        }

        foreach (var sent in document.Sent)
        {
            size += 16 + SizeOf(8, sent.ChannelId);
        }

        foreach (var name in document.Handovers)
        {
            size += 4 + name.Length;
        }

        return size;

        static int SizeOf(int name, string? text) => text is null ? 0 : name + text.Length;
    }

    private static void WriteProcessed(Utf8JsonWriter json, ProcessedInput input)
    {
        json.WriteNumber("n"u8, input.Number);
        WriteOptional(json, "id"u8, input.Key.ActivityId);
        WriteOptional(json, "client"u8, input.Key.ClientActivityId);
        WriteOptional(json, "sent"u8, input.Key.Sent);
        if (input.Status != 200)
        {
            json.WriteNumber("status"u8, input.Status);
        }

        if (input.IsBodyGone)
        {
            json.WriteBoolean("gone"u8, true);
        }

        WriteRaw(json, "body"u8, input.Body);
    }

    private static ProcessedInput ReadProcessed(JsonElement input) => new(
        new InputKey(Optional(input, "id"u8), Optional(input, "client"u8), Optional(input, "sent"u8)),
        input.GetProperty("n"u8).GetInt64(),
        input.TryGetProperty("status"u8, out var status) ? status.GetInt32() : 200,
        RawOrEmpty(input, "body"u8))
    {
        IsBodyGone = input.TryGetProperty("gone"u8, out var gone) && gone.GetBoolean(),
    };

    private static void WriteEntry(Utf8JsonWriter json, OutboxEntry entry)
    {
        json.WriteNumber("n"u8, entry.Number);
        if (entry.Kind != DeliveryKind.Send)
        {
            json.WriteNumber("kind"u8, (int)entry.Kind);
        }

        WriteOptional(json, "target"u8, entry.TargetId);
        json.WriteString("owner"u8, entry.LeaseHolder);
        json.WriteString("until"u8, entry.LeaseExpires);
        json.WriteString("at"u8, entry.Committed);
        WriteRaw(json, "activity"u8, entry.Activity);
    }

    private static OutboxEntry ReadEntry(JsonElement entry) => new(
        entry.GetProperty("n"u8).GetInt64(),
        entry.TryGetProperty("kind"u8, out var kind) ? Kinds[kind.GetInt32()] : DeliveryKind.Send,
        RawOrEmpty(entry, "activity"u8),
        Optional(entry, "target"u8),
        entry.GetProperty("owner"u8).GetString()!,
        entry.GetProperty("until"u8).GetDateTimeOffset(),
        entry.GetProperty(entry.TryGetProperty("at"u8, out _) ? "at"u8 : "until"u8).GetDateTimeOffset());

    private static void WriteArray<T>(
        Utf8JsonWriter json,
        ReadOnlySpan<byte> name,
        ImmutableArray<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        if (items.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> names)
    {
        if (names.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in names)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<T> ReadArray<T>(JsonElement root, ReadOnlySpan<byte> name, Func<JsonElement, T> read) =>
        root.TryGetProperty(name, out var array) ? [.. array.EnumerateArray().Select(read)] : [];

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteRaw(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlyMemory<byte> value)
    {
        if (!value.IsEmpty)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value.Span, skipInputValidation: true);
        }
    }

    private static string? Optional(JsonElement element, ReadOnlySpan<byte> name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static ReadOnlyMemory<byte> RawOrEmpty(JsonElement element, ReadOnlySpan<byte> name) =>
        element.TryGetProperty(name, out var value) ? Raw(value) : default;

    private static ReadOnlyMemory<byte> Raw(JsonElement value) => JsonMarshal.GetRawUtf8Value(value).ToArray();
}
