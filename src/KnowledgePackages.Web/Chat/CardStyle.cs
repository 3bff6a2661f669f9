using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Chat;

/// <summary>The settings for drawing one message.</summary>
/// <param name="Content">The content snapshot with the questions that the card may explain.</param>
/// <param name="Texts">The texts in the message's language.</param>
/// <param name="MessageId">The id of the message, which its buttons post; null if it has none.</param>
/// <param name="IsLive">Whether the message is drawn with its buttons. Past messages are drawn without them.</param>
public sealed record CardStyle(DialogsContent Content, ContentTexts Texts, string? MessageId, bool IsLive)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The address of the page, to draw it with a handover code as a QR code; null where that is not drawn.</summary>
    public Uri? Page { get; init; }

    /// <summary>The direction in which the language is written.</summary>
    public string Direction => Texts.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Returns the text with this id, with the values in place of its placeholders.</summary>
    public string Say(string id, params ReadOnlySpan<(string Name, object Value)> values) => Texts.Message(id, values);

    /// <summary>Returns the JSON that a press of this button posts: the button's data, the id of its message, and its label.</summary>
    public string PressOf(JsonElement action) => Press(action.GetProperty("data"), MessageId, CardShape.TextOf(action, "title"));

    /// <summary>Returns the JSON that a press of a button with this data posts. If the message id is null, the JSON has none.</summary>
    public static string Press(JsonElement data, string? messageId, string label)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            data.WriteTo(json);
            if (messageId is not null)
            {
                json.WriteString("card", messageId);
            }

            json.WriteString("label", label);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
