using System.Text.Json;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Commands;

/// <summary>What a card's button carries: the move, the place it was shown at, and the round of the journey.</summary>
/// <param name="Intent">What is wanted.</param>
/// <param name="At">Id of the <see cref="Dialogs.OpenPrompt"/> that the card belongs to.</param>
/// <param name="Round">The journey's round when the card was shown; a restart makes it old.</param>
/// <param name="For">The mark of the <see cref="GroupMember"/> whose it is; null where it is for whoever taps it.</param>
internal sealed record Button(Intent Intent, string At, int Round, string? For = null)
{
    private static readonly Dictionary<AnswerValue, string> Answers = new()
    {
        [AnswerValue.Yes] = "yes",
        [AnswerValue.No] = "no",
        [AnswerValue.NotSure] = "notSure",
    };

    /// <summary>Writes the properties of the flat object that <c>Action.Submit</c> sends back.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("do"u8, Verb(Intent));
        json.WriteString("at"u8, At);
        json.WriteNumber("round"u8, Round);
        if (For is not null)
            json.WriteString("for"u8, For);
        switch (Intent)
        {
            case Intent.Answer answer:
                json.WriteString("question"u8, answer.QuestionId);
                json.WriteString("answer"u8, Answers[answer.Value]);
                break;
            case Intent.Explain explain: json.WriteString("question"u8, explain.QuestionId); break;
            case Intent.Change change: json.WriteString("question"u8, change.QuestionId); break;
            case Intent.Choose choose: json.WriteString("package"u8, choose.PackageId); break;
            case Intent.Cases cases: json.WriteString("package"u8, cases.PackageId); break;
            case Intent.Station station: json.WriteString("station"u8, station.StationId); break;
            case Intent.StationDone station: json.WriteString("station"u8, station.StationId); break;
            case Intent.ActionDone action:
                json.WriteString("action"u8, action.ActionId);
                json.WriteBoolean("done"u8, action.Done);
                break;
            case Intent.ScheduleReminder { Days: { } days }: json.WriteNumber("days"u8, days); break;
            case Intent.ChangeLanguage speak: json.WriteString("language"u8, speak.Language); break;
            case Intent.Show show:
                json.WriteString("kind"u8, KindNames.Of(show.Kind));
                json.WriteString("thing"u8, show.ThingId);
                break;
        }
    }

    /// <summary>The button that was tapped; null when the payload is none of ours or not complete.</summary>
    /// <param name="value">The activity's value.</param>
    public static Button? Read(object? value) =>
        Payload.AsObject(value) is { } json && MoveIn(json) is { } intent && json.Number("round") is { } round
            ? new(intent, json.Text("at") ?? (intent as Intent.Answer)?.QuestionId ?? "", round, json.Text("for"))
            : null;

    private static Intent? MoveIn(JsonElement json) => json.Text("do") switch
    {
        "start" => new Intent.Start(),
        "answer" => json.Text("question") is { } question && Answer(json) is { } answer ? new Intent.Answer(question, answer) : null,
        "explain" => json.Text("question") is { } question ? new Intent.Explain(question) : null,
        "back" => new Intent.Back(),
        "change" => json.Text("question") is { } question ? new Intent.Change(question) : null,
        "confirm" => new Intent.Confirm(),
        "choose" => json.Text("package") is { } package ? new Intent.Choose(package) : null,
        "extra" => new Intent.Extra(),
        "cases" => json.Text("package") is { } package ? new Intent.Cases(package) : null,
        "route" => new Intent.Route(),
        "station" => json.Text("station") is { } station ? new Intent.Station(station) : null,
        "next" => new Intent.Next(),
        "stationDone" => json.Text("station") is { } station ? new Intent.StationDone(station) : null,
        "actionDone" => json.Text("action") is { } action && json.Flag("done") is { } done ? new Intent.ActionDone(action, done) : null,
        "finish" => new Intent.Finish(),
        "leave" => new Intent.Leave(),
        "continue" => new Intent.Continue(),
        "remind" => new Intent.ScheduleReminder(json.Number("days")),
        "remindNot" => new Intent.CancelReminder(),
        "restart" => new Intent.Restart(),
        "restartYes" => new Intent.RestartYes(),
        "restartNo" => new Intent.RestartNo(),
        "eraseYes" => new Intent.EraseYes(),
        "eraseNo" => new Intent.EraseNo(),
        "help" => new Intent.Help(),
        "show" => KindNames.Called(json.Text("kind")) is { } kind && json.Text("thing") is { } thing ? new Intent.Show(kind, thing) : null,
        "speak" => json.Text("language") is { } language ? new Intent.ChangeLanguage(language) : null,
        _ => null,
    };

    private static AnswerValue? Answer(JsonElement json) =>
        Answers.FirstOrDefault(answer => answer.Value == json.Text("answer")) is { Value: not null } found ? found.Key : null;

    private static string Verb(Intent intent) => intent switch
    {
        Intent.Start => "start",
        Intent.Answer => "answer",
        Intent.Explain => "explain",
        Intent.Back => "back",
        Intent.Change => "change",
        Intent.Confirm => "confirm",
        Intent.Choose => "choose",
        Intent.Extra => "extra",
        Intent.Cases => "cases",
        Intent.Route => "route",
        Intent.Station => "station",
        Intent.Next => "next",
        Intent.StationDone => "stationDone",
        Intent.ActionDone => "actionDone",
        Intent.Finish => "finish",
        Intent.Leave => "leave",
        Intent.Continue => "continue",
        Intent.ScheduleReminder => "remind",
        Intent.CancelReminder => "remindNot",
        Intent.Restart => "restart",
        Intent.RestartYes => "restartYes",
        Intent.RestartNo => "restartNo",
        Intent.EraseYes => "eraseYes",
        Intent.EraseNo => "eraseNo",
        Intent.Help => "help",
        Intent.Show => "show",
        Intent.ChangeLanguage => "speak",
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "This move is only written, never tapped."),
    };
}
