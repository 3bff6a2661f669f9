using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Web.Chat;

/// <summary>A visitor's input: a button, a text or a language.</summary>
/// <param name="Id">Generated with each page; a script generates one for each input.</param>
/// <param name="Text">The text that the visitor has written.</param>
/// <param name="Press">The pressed button, as <see cref="CardStyle.Press"/> writes it.</param>
/// <param name="Language">Tag of the chosen language.</param>
/// <param name="OpenAt">The prompt that was open on the page where the text was written; null if it is not known.</param>
internal sealed record PostedInput(string Id, string? Text, string? Press, string? Language, string? OpenAt)
{
    /// <summary>The largest form in bytes: enough for the longest text that the bot accepts, and a button.</summary>
    public const int LargestForm = 64 * 1024;

    private const int LongestId = 64;

    public static PostedInput From(IFormCollection form) =>
        new(
            Value(form, "id") is { Length: <= LongestId } id ? id : NewId(),
            Value(form, "command") ?? Value(form, "text"),
            Value(form, "press"),
            Value(form, "language"),
            Value(form, "command") is null ? Value(form, "open") : null // a command means the same everywhere
        );

    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    /// <summary>The label of the pressed button; empty if none was pressed.</summary>
    public string Label => Press is not null && Object(Press) is { } press ? CardShape.TextOf(press, "label") : "";

    /// <summary>Creates the activity to send; returns null if nothing was chosen or written, or the button is invalid.</summary>
    /// <param name="locale">The language that the browser prefers.</param>
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
            // "postBack" makes clients show no bubble for a tap. The value is a JsonElement, like channel data that arrives over HTTP.
            ChannelData = JsonElement.Parse(new JsonObject { ["clientActivityID"] = Key(), ["postBack"] = Text is null }.ToJsonString()),
        };
        says(activity);
        return activity;
    }

    // Returns a key that is the same if the same page posts the same input again, and differs for other input from that page, as after
    // going back.
    private string Key() =>
        Base64Url.EncodeToString(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}\n{Language}\n{Press}\n{Text?.Trim()}")).AsSpan(0, 18)
        );

    // The data of our buttons is flat, and an activity that is nested too deeply could not be sent, so reject deeper data.
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
