using System.Text.Json;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Engine;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Web.Chat;

/// <summary>
/// The conversation as the page shows it: the open prompt, the latest replies, and the earlier messages folded. Everything is computed from
/// the log, except the plan, which is read from the stored state.
/// </summary>
public sealed record Talk
{
    /// <summary>A conversation without messages: before the first message, or if the log cannot be read.</summary>
    public static readonly Talk Empty = new();

    // The prefix of ids in channelData.progress.shows that mark a short card. A short card repeats only the title and the buttons of the
    // open prompt.
    private const string Again = "again/";

    // The prefix of ids in channelData.progress.shows that mark the card of an answered question.
    private const string Answered = "answered/";

    // The maximum number of asides (see the property Asides) that the page shows: the latest ones.
    private const int MaxAsides = 40;

    /// <summary>The asides (inputs outside the journey, such as searches, with the replies to them), the oldest first.</summary>
    public IReadOnlyList<Aside> Asides { get; private init; } = [];

    /// <summary>The cards of the questions that are answered in this round: for each question its latest card.</summary>
    public IReadOnlyList<Activity> Answers { get; private init; } = [];

    /// <summary>The ids of the stations that the person has visited in this round, in the order of the first visits.</summary>
    public IReadOnlyList<string> Stations { get; private init; } = [];

    /// <summary>The person's last text, if the page shows a reply to it above the open card; otherwise null.</summary>
    public string? Said { get; private init; }

    /// <summary>
    /// The bot's replies to the last input, except prompts and <see cref="Notes"/>. The page shows them above the open card.
    /// </summary>
    public IReadOnlyList<Activity> Replies { get; private init; } = [];

    /// <summary>The message with the open prompt; null if nothing is open.</summary>
    public Activity? Open { get; private init; }

    /// <summary>
    /// Those of the bot's replies to the last input that have no card. The page shows them inside the open card. Empty if the bot sent the
    /// open card after the last input.
    /// </summary>
    public IReadOnlyList<Activity> Notes { get; private init; } = [];

    /// <summary>The person's progress, from the bot's channel data; null if no message has progress data.</summary>
    public PageProgress? Progress { get; private init; }

    /// <summary>The person's current plan, from the stored state; null if nothing is stored.</summary>
    public StoredPlan? Plan { get; private init; }

    /// <summary>The language tag of the bot's last message with progress data; null if there is no such message.</summary>
    public string? Language { get; private init; }

    /// <summary>The number of the last log entry; 0 if there is none.</summary>
    public long Number { get; private init; }

    /// <summary>Whether the log is empty, because the person and the bot have sent nothing yet.</summary>
    public bool IsEmpty => Number == 0;

    /// <summary>
    /// The round and the id of the open prompt; empty if nothing is open. The page posts this value with a text. If another prompt is open
    /// by then, the server does not treat the text as an answer.
    /// </summary>
    public string OpenAt => Open is null ? "" : PlaceOf(Open);

    /// <summary>The number of the journey's round, which the page's buttons post. A restart begins a new round.</summary>
    public int Round { get; private init; } = 1;

    /// <summary>The content ids of all messages that are visible now.</summary>
    public IEnumerable<string> Shows =>
        Replies.Concat(Notes).Append(Open).OfType<Activity>().SelectMany(message => ProgressOf(message)?.Shows ?? []).Distinct();

    /// <summary>Creates the conversation from a log.</summary>
    public static Talk Of(WebLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        // Skip the messages from before the person deleted their data. Logs of older versions still contain them.
        var all = log.Activities.Where(activity => activity.Type == ActivityTypes.Message || IsUsers(activity)).ToList();
        List<Activity> messages = [.. all.Skip(Math.Max(0, all.FindLastIndex(message => Says(message, "erased"))))];
        var asked = messages.FindLastIndex(Asks);
        var input = messages.FindLastIndex(IsUsers);
        var begun = messages.FindLastIndex(message => Says(message, "restarted") || Says(message, "brought"));
        var round = messages[Math.Max(0, begun)..];
        var told = all.FindLast(message => !IsUsers(message) && ProgressOf(message) is not null);
        var replies = messages.Skip(input + 1).Where(message => !Asks(message)).ToList();
        var isOlder = asked >= 0 && asked < input;
        List<Activity> above = [.. replies.Where(reply => !isOlder || CardOf(reply) is not null)];
        var written = input < 0 ? null : messages[input].Text;
        return new()
        {
            Asides = [.. AsidesOf(messages.Take(Math.Max(0, input))).TakeLast(MaxAsides)],
            Answers =
            [
                .. round
                    .Where(message => AnsweredIn(message) is not null)
                    .GroupBy(AnsweredIn)
                    .Select(cards => cards.Last()),
            ],
            Stations = [.. round.Select(StationIn).OfType<string>().Distinct()],
            Said = above.Count > 0 && !string.IsNullOrWhiteSpace(written) ? written : null,
            Replies = above,
            Open = asked < 0 ? null : WholeOf(messages, asked),
            Notes = [.. replies.Except(above)],
            Progress = told is null ? null : ProgressOf(told),
            Plan = PlanIn(log.State),
            Language = told?.Locale,
            Number = log.Number,
            Round = RoundIn(messages) ?? (told is null ? null : ProgressOf(told)?.Round) ?? RoundAfter(all, messages) ?? 1,
        };
    }

    /// <summary>Returns whether the activity is a message or an event of the user.</summary>
    public static bool IsUsers(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.From?.Role == "user" && activity.Type is ActivityTypes.Message or ActivityTypes.Event;
    }

    /// <summary>Returns the message's card; null if it has none.</summary>
    public static JsonElement? CardOf(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Attachments
            is [{ ContentType: CardShape.ContentType, Content: JsonElement { ValueKind: JsonValueKind.Object } card }]
            ? card
            : null;
    }

    /// <summary>Returns the progress in a message's channel data; null if it has none.</summary>
    public static PageProgress? ProgressOf(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("progress", out var progress)
            ? progress.Deserialize(PageProgressJson.Default.PageProgress)
            : null;
    }

    /// <summary>Returns the id of the question whose answer this card shows; null for other messages.</summary>
    public static string? AnsweredIn(Activity activity) =>
        ProgressOf(activity)?.Shows is [var shows] && shows.StartsWith(Answered, StringComparison.Ordinal)
            ? shows[Answered.Length..]
            : null;

    // Omits a plan that this version cannot read, so that the page still shows the conversation.
    private static StoredPlan? PlanIn(StateSnapshot? state)
    {
        try
        {
            return StoredPlan.From(state);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Asks(Activity activity) =>
        !IsUsers(activity) && CardOf(activity) is not null && activity.InputHint is InputHints.ExpectingInput or InputHints.AcceptingInput;

    private static bool Says(Activity activity, string id) => !IsUsers(activity) && ProgressOf(activity)?.Shows.Contains(id) == true;

    private static string? StationIn(Activity activity) =>
        Asks(activity)
        && ProgressOf(activity) is { Phase: ProgressPhase.Station, Number: { } number, Stations: { } stations }
        && number <= stations.Count
            ? stations[number - 1].Id
            : null;

    // Returns the asides in these messages. A button press without text is an aside only if a reply has a card. The page shows the other
    // effects of buttons elsewhere.
    private static IEnumerable<Aside> AsidesOf(IEnumerable<Activity> messages)
    {
        Activity? input = null;
        List<Activity> replies = [];
        foreach (var message in messages)
        {
            if (!IsUsers(message))
            {
                if (!Asks(message) && AnsweredIn(message) is null)
                {
                    replies.Add(message);
                }

                continue;
            }

            if (AsideOf(input, replies) is { } aside)
            {
                yield return aside;
            }

            (input, replies) = (message, []);
        }

        if (AsideOf(input, replies) is { } last)
        {
            yield return last;
        }
    }

    private static Aside? AsideOf(Activity? input, List<Activity> replies) =>
        replies.Count > 0
        && input is not null
        && (!string.IsNullOrWhiteSpace(input.Text) || replies.Any(reply => CardOf(reply) is not null))
            ? new(input.Id ?? replies[0].Id ?? "", string.IsNullOrWhiteSpace(input.Text) ? null : input.Text, replies)
            : null;

    // Returns the full card of the open prompt. If the latest card of the prompt is a short one, returns the prompt's last full card.
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

    private static string PlaceOf(Activity activity) => DataOf(activity) is { } data
        ? $"{(data.TryGetProperty("round", out var round) ? round : default)}/{CardShape.TextOf(data, "at")}"
        : "";

    // Returns the number of the round that began when the person deleted their data; null if the log has no such deletion. Older versions
    // wrote this number into no message, so it is computed from the last round before the deletion.
    private static int? RoundAfter(List<Activity> all, List<Activity> messages) =>
        messages.Count < all.Count ? RoundIn(all) + 1 : null;

    private static int? RoundIn(List<Activity> messages) =>
        messages.FindLast(message => !IsUsers(message) && DataOf(message) is not null) is { } last
        && DataOf(last) is { } data
        && data.TryGetProperty("round", out var round)
        && round.TryGetInt32(out var number)
            ? number
            : null;

    private static JsonElement? DataOf(Activity activity) =>
        CardOf(activity) is { } card
        && CardShape.Buttons([card]).Take(1).ToList() is [var button]
        && button.TryGetProperty("data", out var data)
            ? data
            : null;
}

/// <summary>An input outside the journey, such as a search, and the replies to it.</summary>
/// <param name="Id">The id of the activity with the input.</param>
/// <param name="Words">The text of the input; null if the input was a button press.</param>
/// <param name="Replies">The bot's replies.</param>
public sealed record Aside(string Id, string? Words, IReadOnlyList<Activity> Replies);
