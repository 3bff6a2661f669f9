using System.Text.Json;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Commands;

/// <summary>What a card's button carries: the move, the place it was shown at, and the round of the journey.</summary>
/// <param name="Move">What is wanted.</param>
/// <param name="At">Id of the <see cref="Dialogs.OpenPrompt"/> that the card belongs to.</param>
/// <param name="Round">The journey's round when the card was shown; a restart makes it old.</param>
/// <param name="For">The mark of the <see cref="GroupMember"/> whose it is; null where it is for whoever taps it.</param>
internal sealed record Button(Move Move, string At, int Round, string? For = null)
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
        json.WriteString("do"u8, Verb(Move));
        json.WriteString("at"u8, At);
        json.WriteNumber("round"u8, Round);
        if (For is not null)
            json.WriteString("for"u8, For);
        switch (Move)
        {
            case Move.Answer answer:
                json.WriteString("question"u8, answer.QuestionId);
                json.WriteString("answer"u8, Answers[answer.Value]);
                break;
            case Move.Explain explain: json.WriteString("question"u8, explain.QuestionId); break;
            case Move.Change change: json.WriteString("question"u8, change.QuestionId); break;
            case Move.Choose choose: json.WriteString("package"u8, choose.PackageId); break;
            case Move.Cases cases: json.WriteString("package"u8, cases.PackageId); break;
            case Move.Station station: json.WriteString("station"u8, station.StationId); break;
            case Move.StationDone station: json.WriteString("station"u8, station.StationId); break;
            case Move.ActionDone action:
                json.WriteString("action"u8, action.ActionId);
                json.WriteBoolean("done"u8, action.Done);
                break;
            case Move.Remind { Days: { } days }: json.WriteNumber("days"u8, days); break;
            case Move.Speak speak: json.WriteString("language"u8, speak.Language); break;
            case Move.Show show:
                json.WriteString("kind"u8, KindNames.Of(show.Kind));
                json.WriteString("thing"u8, show.ThingId);
                break;
        }
    }

    /// <summary>The button that was tapped; null when the payload is none of ours or not complete.</summary>
    /// <param name="value">The activity's value.</param>
    public static Button? Read(object? value) =>
        Payload.AsObject(value) is { } json && MoveIn(json) is { } move && json.Number("round") is { } round
            ? new(move, json.Text("at") ?? (move as Move.Answer)?.QuestionId ?? "", round, json.Text("for"))
            : null;

    private static Move? MoveIn(JsonElement json) => json.Text("do") switch
    {
        "start" => new Move.Start(),
        "answer" => json.Text("question") is { } question && Answer(json) is { } answer ? new Move.Answer(question, answer) : null,
        "explain" => json.Text("question") is { } question ? new Move.Explain(question) : null,
        "back" => new Move.Back(),
        "change" => json.Text("question") is { } question ? new Move.Change(question) : null,
        "confirm" => new Move.Confirm(),
        "choose" => json.Text("package") is { } package ? new Move.Choose(package) : null,
        "extra" => new Move.Extra(),
        "cases" => json.Text("package") is { } package ? new Move.Cases(package) : null,
        "route" => new Move.Route(),
        "station" => json.Text("station") is { } station ? new Move.Station(station) : null,
        "next" => new Move.Next(),
        "stationDone" => json.Text("station") is { } station ? new Move.StationDone(station) : null,
        "actionDone" => json.Text("action") is { } action && json.Flag("done") is { } done ? new Move.ActionDone(action, done) : null,
        "finish" => new Move.Finish(),
        "leave" => new Move.Leave(),
        "continue" => new Move.Continue(),
        "remind" => new Move.Remind(json.Number("days")),
        "remindNot" => new Move.RemindNot(),
        "restart" => new Move.Restart(),
        "restartYes" => new Move.RestartYes(),
        "restartNo" => new Move.RestartNo(),
        "eraseYes" => new Move.EraseYes(),
        "eraseNo" => new Move.EraseNo(),
        "help" => new Move.Help(),
        "show" => KindNames.Called(json.Text("kind")) is { } kind && json.Text("thing") is { } thing ? new Move.Show(kind, thing) : null,
        "speak" => json.Text("language") is { } language ? new Move.Speak(language) : null,
        _ => null,
    };

    private static AnswerValue? Answer(JsonElement json) =>
        Answers.FirstOrDefault(answer => answer.Value == json.Text("answer")) is { Value: not null } found ? found.Key : null;

    private static string Verb(Move move) => move switch
    {
        Move.Start => "start",
        Move.Answer => "answer",
        Move.Explain => "explain",
        Move.Back => "back",
        Move.Change => "change",
        Move.Confirm => "confirm",
        Move.Choose => "choose",
        Move.Extra => "extra",
        Move.Cases => "cases",
        Move.Route => "route",
        Move.Station => "station",
        Move.Next => "next",
        Move.StationDone => "stationDone",
        Move.ActionDone => "actionDone",
        Move.Finish => "finish",
        Move.Leave => "leave",
        Move.Continue => "continue",
        Move.Remind => "remind",
        Move.RemindNot => "remindNot",
        Move.Restart => "restart",
        Move.RestartYes => "restartYes",
        Move.RestartNo => "restartNo",
        Move.EraseYes => "eraseYes",
        Move.EraseNo => "eraseNo",
        Move.Help => "help",
        Move.Show => "show",
        Move.Speak => "speak",
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "This move is only written, never tapped."),
    };
}
