using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Web.Chat;

/// <summary>A visitor's input. The page posts a text, a button press or a language; the other two are null.</summary>
/// <param name="Id">The id of the input. The server writes an id into the form; live.js replaces it by a new id for each input.</param>
/// <param name="Text">The text that the visitor wrote, or the text of a command button in the page's header.</param>
/// <param name="Press">The pressed button, in the JSON of <see cref="CardStyle.Press"/>.</param>
/// <param name="Language">The tag of the chosen language.</param>
/// <param name="OpenAt">
/// The prompt that was open on the page when the text was written (<see cref="Talk.OpenAt"/>); null if unknown.
/// </param>
internal sealed record PostedInput(string Id, string? Text, string? Press, string? Language, string? OpenAt)
{
    /// <summary>The maximum size of a posted form in bytes. The longest text that the bot accepts and a button fit into it.</summary>
    public const int MaxFormBytes = 64 * 1024;

    private const int MaxIdLength = 64;

    public static PostedInput From(IFormCollection form) =>
        new(
            Value(form, "id") is { Length: <= MaxIdLength } id ? id : NewId(),
            Value(form, "command") ?? Value(form, "text"),
            Value(form, "press"),
            Value(form, "language"),
            Value(form, "command") is null ? Value(form, "open") : null // a command does not depend on the open prompt
        );

    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    /// <summary>The label of the pressed button; empty if none was pressed.</summary>
    public string Label => Press is not null && Object(Press) is { } press ? CardShape.TextOf(press, "label") : "";

    /// <summary>Creates the activity to send. Returns null if the input is empty, or if the button's JSON is invalid.</summary>
    /// <param name="locale">The tag of the page's language.</param>
    public Activity? ToActivity(string locale)
    {
        if (Language is not null)
        {
            return Activity(
                ActivityTypes.Event,
                locale,
                activity => (activity.Name, activity.Value) = ("language", JsonValue.Create(Language))
            );
        }

        if (Press is not null)
        {
            return Object(Press) is { } press && press.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                ? Activity(
                    ActivityTypes.Message,
                    locale,
                    activity => (activity.Value, activity.ReplyToId) = (data, CardShape.TextOf(press, "card"))
                )
                : null;
        }

        return string.IsNullOrWhiteSpace(Text) ? null : Activity(ActivityTypes.Message, locale, activity => activity.Text = Text.Trim());
    }

    private Activity Activity(string type, string locale, Action<Activity> says)
    {
        var activity = new Activity
        {
            Type = type,
            Locale = locale,
            // With "postBack", Web Chat clients show no message for a button press. The value is a JsonElement, like channel data that
            // arrives over HTTP.
            ChannelData = JsonElement.Parse(new JsonObject { ["clientActivityID"] = Key(), ["postBack"] = Text is null }.ToJsonString()),
        };
        says(activity);
        return activity;
    }

    // Returns a key by which the engine detects repeats. If a page posts the same input again, the key is the same. If a page posts another
    // input with the same id, for example after Back in the browser, the key differs.
    private string Key() =>
        Base64Url.EncodeToString(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}\n{Language}\n{Press}\n{Text?.Trim()}")).AsSpan(0, 18)
        );

    // Limits the nesting, because an activity with deeply nested JSON could not be serialized. The data of the bot's buttons is flat.
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    private static JsonElement? Object(string json)
    {
        try
        {
            return JsonElement.Parse(json, Shallow) is { ValueKind: JsonValueKind.Object } data ? data : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Value(IFormCollection form, string name) => form[name] is [{ Length: > 0 } value, ..] ? value : null;
}
