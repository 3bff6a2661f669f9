using System.Text.Json;
using KnowledgePackages.Bot.Conversation;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Web.Form;

/// <summary>The conversation as the page shows it: new messages together with the open prompt, and earlier messages.</summary>
/// <param name="Now">The bot's latest messages, in order, including the open prompt.</param>
/// <param name="Before">All other messages of both sides, the oldest first.</param>
/// <param name="Open">The message with the open prompt; null if nothing is open.</param>
/// <param name="Progress">How far the person is, from the bot's channel data; null if there is none.</param>
/// <param name="Language">The language of the bot's last message.</param>
internal sealed record FormTranscript(
    IReadOnlyList<Activity> Now,
    IReadOnlyList<Activity> Before,
    Activity? Open,
    PageProgress? Progress,
    string? Language
)
{
    /// <summary>Used before the first message, or if the log cannot be read.</summary>
    public static readonly FormTranscript Empty = new([], [], null, null, null);

    // Ids in channelData.progress.shows with this prefix belong to a short card: only the title and the buttons.
    private const string Again = "again/";

    private const int LongestHistory = 40;

    /// <summary>Whether there are no messages yet.</summary>
    public bool IsEmpty => Now.Count == 0 && Before.Count == 0;

    /// <summary>The prompt that is open; a text that was written at another one is no answer to it.</summary>
    public string OpenAt => Open is null ? "" : PlaceOf(Open);

    public static FormTranscript Of(IReadOnlyList<Activity> log)
    {
        var messages = log.Where(activity => activity.Type == ActivityTypes.Message || IsUsers(activity)).ToList();
        var asked = messages.FindLastIndex(Asks);
        var begin = messages.FindLastIndex(IsUsers) + 1;
        var open = asked < 0 ? null : WholeOf(messages, asked);
        List<Activity> now =
        [
            .. messages.Skip(begin).Select(message => message == messages[Math.Max(0, asked)] && open is not null ? open : message),
        ];
        if (open is not null && !now.Contains(open))
        {
            now.Add(open);
        }

        var before = messages
            .Take(begin)
            .Where(message => message != open && (!IsUsers(message) || !string.IsNullOrWhiteSpace(message.Text)));
        var told = messages.FindLast(message => !IsUsers(message) && ProgressOf(message) is not null);
        return new(now, [.. before.TakeLast(LongestHistory)], open, told is null ? null : ProgressOf(told), told?.Locale);
    }

    public static bool IsUsers(Activity activity) =>
        activity.From?.Role == "user" && activity.Type is ActivityTypes.Message or ActivityTypes.Event;

    /// <summary>The message's card; null if it has none.</summary>
    public static JsonElement? CardOf(Activity activity) =>
        activity.Attachments
            is [{ ContentType: "application/vnd.microsoft.card.adaptive", Content: JsonElement { ValueKind: JsonValueKind.Object } card }]
            ? card
            : null;

    /// <summary>The progress in a message's channel data; null if it has none.</summary>
    public static PageProgress? ProgressOf(Activity activity) =>
        activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("progress", out var progress)
            ? progress.Deserialize(PageProgressJson.Default.PageProgress)
            : null;

    private static bool Asks(Activity activity) =>
        !IsUsers(activity) && CardOf(activity) is not null && activity.InputHint is InputHints.ExpectingInput or InputHints.AcceptingInput;

    // After other messages, the chat repeats only the title and the buttons of the prompt, because the rest is still in sight. On this page
    // it is not, so the full card is used.
    private static Activity WholeOf(List<Activity> messages, int asked)
    {
        var open = messages[asked];
        var place = PlaceOf(open);
        return !IsShort(open) || place.Length == 0
            ? open
            : messages.Take(asked).LastOrDefault(earlier => Asks(earlier) && !IsShort(earlier) && PlaceOf(earlier) == place) ?? open;
    }

    private static bool IsShort(Activity activity) =>
        ProgressOf(activity)?.Shows.Any(id => id.StartsWith(Again, StringComparison.Ordinal)) == true;

    private static string PlaceOf(Activity activity) =>
        CardOf(activity) is { } card
        && Buttons(card).FirstOrDefault() is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("at", out var at)
        && data.TryGetProperty("round", out var round)
            ? $"{round}/{at}"
            : "";

    private static IEnumerable<JsonElement> Buttons(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Buttons),
            JsonValueKind.Object when json.TryGetProperty("data", out var data) => [data],
            JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Buttons(property.Value)),
            _ => [],
        };
}
