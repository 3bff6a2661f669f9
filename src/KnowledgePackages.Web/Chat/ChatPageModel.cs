using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Chat;

/// <summary>The data that one response of the chat page shows.</summary>
/// <param name="Content">The content snapshot.</param>
/// <param name="Texts">The texts in the page's language.</param>
/// <param name="Talk">The conversation.</param>
/// <param name="Site">The organisation that runs the page, and its addresses.</param>
/// <param name="Token">The antiforgery token.</param>
public sealed record ChatPageModel(DialogsContent Content, ContentTexts Texts, Talk Talk, SiteOptions Site, string Token)
{
    /// <summary>
    /// The id that this page posts with its next input. If the same input is posted twice, the id lets the server process it once.
    /// </summary>
    public string Id { get; init; } = PostedInput.NewId();

    /// <summary>The id of the text that explains why the input was not accepted; null if there is no problem.</summary>
    public string? Problem { get; init; }

    /// <summary>A text that the server rejected, for the page's text field: the person can send it again. Null if there is none.</summary>
    public string? KeptText { get; init; }

    /// <summary>
    /// A button press that the server rejected, with the button's label: the page shows a button to send it again. Null if there is none.
    /// </summary>
    public (string Press, string Label)? KeptPress { get; init; }

    /// <summary>Whether the conversation cannot be shown at the moment, because the store is unavailable.</summary>
    public bool IsAway { get; init; }

    /// <summary>Whether the page shows an earlier state of the conversation, after Back in the browser.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>The origin of the website that embeds the page; empty if none does, or if that website is not allowed.</summary>
    public string Host { get; init; } = "";

    /// <summary>The address of this page, for a QR code that opens the page on another device.</summary>
    public Uri? Page { get; init; }

    /// <summary>The time of the response.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>
    /// The query string of the links to the visitor's plan. Empty if the visitor's cookie is enough to open the plan. If the page is in the
    /// frame of another website, contains a token, because a link may open a new window, which does not have the frame's cookie.
    /// </summary>
    public string PlanQuery { get; init; } = "";

    /// <summary>The person's plan; null if the person has neither chosen a package nor decided about an action.</summary>
    public PlanSheet? Plan =>
        field ??= Talk.Plan is { } stored && (stored.Journey.PackageId is not null || !stored.Journey.Plan.IsEmpty)
            ? PlanSheet.Of(Content, stored.Journey, Texts.Language, DateOnly.FromDateTime(Now.UtcDateTime))
            : null;

    /// <summary>Whether the calendar file of the plan has at least one event.</summary>
    public bool HasDates => Plan?.HasDates == true || Talk.Plan?.Reminder?.At > Now;

    /// <summary>Returns the versioned address of a file below <c>wwwroot</c> (see <see cref="WebChat.AssetVersions"/>).</summary>
    public Func<string, string> AddressOf { get; init; } = path => $"/{path}";

    /// <summary>The language's writing direction, as a value of the HTML attribute <c>dir</c>: <c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => Texts.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The text that describes the person's progress.</summary>
    public string Place => Texts.Progress(Talk.Progress);

    /// <summary>The title of the browser's window.</summary>
    public string Title =>
        Talk.IsEmpty && Problem is null
            ? Say("page.title")
            : Say("page.form.titleAt", ("place", Problem is null ? Place : Say(Problem)), ("title", Say("page.title")));

    /// <summary>The SVG of the person's progress (see <see cref="LinePicture"/>).</summary>
    public string Line
    {
        get
        {
            var html = new Html();
            LinePicture.Draw(html, Talk.Progress, [.. Content.Questions.Select(question => IsAnswered(question.Id))]);
            return html.ToString();
        }
    }

    /// <summary>Whether the progress display has a button for each station of the person's package.</summary>
    public bool HasStations => Talk.Progress is { Phase: >= ProgressPhase.Extra, Package: not null, Stations.Count: > 0 };

    /// <summary>Whether the progress display has buttons for the questions whose answers the person may change.</summary>
    public bool HasQuestions => Talk.Progress is { Phase: ProgressPhase.Questions or ProgressPhase.Check };

    /// <summary>
    /// Returns whether the person may change the answer to this question: the question is answered and is not asked at the moment.
    /// </summary>
    public bool MayChange(string question) =>
        IsAnswered(question) && Talk.Progress?.Shows.Contains($"question/{question}") != true;

    /// <summary>Whether the page folds all answers into one line. True as soon as all questions are answered.</summary>
    public bool FoldsAnswers => Talk.Progress is { Phase: >= ProgressPhase.Check } || Content.Questions.All(each => IsAnswered(each.Id));

    // Also searches the stored plan: after a handover from another chat, the answers are stored, but this conversation has no cards for
    // them.
    private bool IsAnswered(string question) =>
        Talk.Answers.Any(answer => Talk.AnsweredIn(answer) == question)
        || (!IsEarlier && Talk.Plan?.Journey.Answers.Any(answer => answer.ChallengeId == question) == true);

    /// <summary>Returns the text with this id in the page's language. The values replace the text's placeholders.</summary>
    public string Say(string id, params ReadOnlySpan<(string Name, object Value)> values) => Texts.Message(id, values);

    /// <summary>Returns the JSON of a press that marks an action as done or open, for the plan beside the conversation.</summary>
    public string PressDone(string action, bool isDone, string label)
    {
        var data = new JsonObject
        {
            ["do"] = "actionDone",
            ["at"] = PanelButtons.At,
            ["round"] = Talk.Round,
            ["action"] = action,
            ["done"] = isDone,
        };
        return CardStyle.Press(JsonElement.Parse(data.ToJsonString()), null, label);
    }

    /// <summary>Returns the JSON that a press of one of the page's own buttons posts (a button outside the cards).</summary>
    public string Press(string intent, string at, string label, string? field = null, string? value = null)
    {
        var data = new JsonObject { ["do"] = intent, ["at"] = at, ["round"] = Talk.Round };
        if (field is not null)
        {
            data[field] = value;
        }

        return CardStyle.Press(JsonElement.Parse(data.ToJsonString()), null, label);
    }
}
