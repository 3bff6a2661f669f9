using System.Buffers;
using System.Globalization;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Writes log entries for a client as UTF-8 JSON: the activities and the new watermark (Direct Line 3.0, "ActivitySet").
/// </summary>
internal static class ActivitySet
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<LogEntry> entries, long watermark)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("activities"u8);
        foreach (var entry in entries)
        {
            json.WriteRawValue(entry.Content.Span, skipInputValidation: true);
        }

        json.WriteEndArray();
        json.WriteString("watermark"u8, After(entries, watermark).ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>
    /// Returns the watermark after these entries: the number of the last entry, or <paramref name="watermark"/> if there are no entries.
    /// </summary>
    public static long After(IReadOnlyList<LogEntry> entries, long watermark) => entries.Count == 0 ? watermark : entries[^1].Number;

    /// <summary>
    /// Returns a client's watermark as a number. If the watermark is missing, empty or invalid, returns 0, which is the beginning of the
    /// log.
    /// </summary>
    public static long Parse(string? watermark) =>
        long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
