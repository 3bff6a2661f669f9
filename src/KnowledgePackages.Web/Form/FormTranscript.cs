using System.Text.Json;
using KnowledgePackages.Bot.Conversation;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Web.Form;

/// <summary>The conversation as the page shows it: what is new together with what is open, and what was said before.</summary>
/// <param name="Now">What the bot said last, in order; what is open is among it.</param>
/// <param name="Before">The rest, by both, the oldest first.</param>
/// <param name="Open">The message that asks what is open; null where nothing is.</param>
/// <param name="Progress">How far the person is, as the bot told the page; null where it did not.</param>
/// <param name="Language">The language that the bot spoke last.</param>
internal sealed record FormTranscript(
    IReadOnlyList<Activity> Now,
    IReadOnlyList<Activity> Before,
    Activity? Open,
    PageProgress? Progress,
    string? Language
)
{
    /// <summary>Before anything was said, or where the log cannot be read.</summary>
    public static readonly FormTranscript Empty = new([], [], null, null, null);

    // Ids in channelData.progress.shows that begin so belong to a card that has only the title and the buttons.
    private const string Again = "again/";

    private const int LongestHistory = 40;

    /// <summary>Whether nothing was said yet.</summary>
    public bool IsEmpty => Now.Count == 0 && Before.Count == 0;

    /// <summary>Which place is open; a text that was written at another one is not an answer to it.</summary>
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

    /// <summary>The message's card; null where it has none.</summary>
    public static JsonElement? CardOf(Activity activity) =>
        activity.Attachments
            is [{ ContentType: "application/vnd.microsoft.card.adaptive", Content: JsonElement { ValueKind: JsonValueKind.Object } card }]
            ? card
            : null;

    /// <summary>What the bot told the page about the progress; null where the message has nothing about it.</summary>
    public static PageProgress? ProgressOf(Activity activity) =>
        activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("progress", out var progress)
            ? progress.Deserialize(PageProgressJson.Default.PageProgress)
            : null;

    private static bool Asks(Activity activity) =>
        !IsUsers(activity) && CardOf(activity) is not null && activity.InputHint is InputHints.ExpectingInput or InputHints.AcceptingInput;

    // After something was said in between, the chat repeats only the title and the buttons, because the rest is in sight. Here it is not.
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
