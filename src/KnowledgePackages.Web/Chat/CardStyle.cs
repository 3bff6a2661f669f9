using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Chat;

/// <summary>How one message is drawn.</summary>
/// <param name="Content">For the names of languages and the explanations of questions.</param>
/// <param name="Texts">In the message's language.</param>
/// <param name="MessageId">The message; its buttons carry it.</param>
/// <param name="IsLive">Whether it has buttons: a spent button does not exist.</param>
public sealed record CardStyle(DialogsContent Content, ContentTexts Texts, string? MessageId, bool IsLive)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The direction in which the language is written.</summary>
    public string Direction => Texts.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The message with this id, with its values.</summary>
    public string Say(string id, params ReadOnlySpan<(string Name, object Value)> values) => Texts.Message(id, values);

    /// <summary>What a press of the button posts: its data, the message that it stands in, and its label.</summary>
    public string PressOf(JsonElement action) => Press(action.GetProperty("data"), MessageId, CardShape.TextOf(action, "title"));

    /// <summary>What a press of a button with this data posts.</summary>
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
