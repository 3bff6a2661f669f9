using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>Reduces an activity from a web client to the members that the log stores.</summary>
internal static class ClientActivity
{
    /// <summary>The maximum size of a request's body in bytes. The requests of the host's own page have a few hundred bytes.</summary>
    public const int MaxBodyBytes = 16 * 1024;

    /// <summary>The maximum size of an activity's value in bytes. The value is the data of a button, or the value of an event.</summary>
    public const int MaxValueBytes = 8 * 1024;

    private const int MaxNameLength = 100;
    private const int MaxTagLength = 35;
    private const int MaxFiles = 5;

    private static readonly string[] KeptData = ["clientActivityID", "postBack"];

    /// <summary>
    /// Copies only the members that the bot and the person's other tabs read. The copy is stored in the log and sent to these tabs. Returns
    /// null if the activity's value is too large.
    /// </summary>
    public static Activity? Keep(Activity sent) => IsTooLarge(sent.Value) ? null : new Activity
    {
        Type = sent.Type,
        Name = Cut(sent.Name, MaxNameLength),
        Text = sent.Text,
        TextFormat = TextFormatTypes.Plain, // a visitor's text is shown literally, never as markup
        Value = sent.Value,
        Locale = Cut(sent.Locale, MaxTagLength),
        LocalTimestamp = sent.LocalTimestamp,
        LocalTimezone = Cut(sent.LocalTimezone, MaxNameLength),
        ReplyToId = Cut(sent.ReplyToId, MaxNameLength),
        ChannelData = DataOf(sent.ChannelData),

        // Keep the type and the name of each attachment. The bot does not read the content.
        Attachments = sent.Attachments?.Take(MaxFiles)
            .Select(file => new Attachment(Cut(file.ContentType, MaxNameLength), name: Cut(file.Name, MaxNameLength)))
            .ToList(),
    };

    private static bool IsTooLarge(object? value) => value is JsonElement json && JsonMarshal.GetRawUtf8Value(json).Length > MaxValueBytes;

    private static JsonElement? DataOf(object? data)
    {
        if (data is not JsonElement { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var name in KeptData)
            {
                if (json.TryGetProperty(name, out var value) && JsonMarshal.GetRawUtf8Value(value).Length <= MaxNameLength)
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text
        : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
