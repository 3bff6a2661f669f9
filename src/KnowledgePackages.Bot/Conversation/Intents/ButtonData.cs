using System.Globalization;
using System.Text.Json;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>How long a button of an intent stays valid.</summary>
internal enum ButtonScope
{
    /// <summary>No button carries this intent.</summary>
    None,

    /// <summary>
    /// Valid only while the prompt with which the button was shown is open, because the button's effect depends on that prompt.
    /// </summary>
    OpenPrompt,

    /// <summary>Valid until the person starts again.</summary>
    Round,

    /// <summary>Valid for ever.</summary>
    Always,
}

/// <summary>The functions that write and read the data of an intent's buttons, and how long these buttons stay valid.</summary>
internal sealed record ButtonData<TIntent>(ButtonScope Scope, Action<Utf8JsonWriter, TIntent> Write, Func<JsonElement, TIntent?> Read)
    where TIntent : Intent;

/// <summary>Builds <see cref="ButtonData{TIntent}"/>.</summary>
internal static class ButtonData
{
    public static ButtonData<TIntent> None<TIntent>() where TIntent : Intent => new(ButtonScope.None, (_, _) => { }, _ => null);

    /// <summary>Returns the data for an intent without values: buttons carry only the name of the intent.</summary>
    public static ButtonData<TIntent> Plain<TIntent>(ButtonScope scope = ButtonScope.Round) where TIntent : Intent, new() =>
        new(scope, (_, _) => { }, _ => new TIntent());

    public static ButtonData<TIntent> With<TIntent, TValue>(
        ButtonField<TValue> field, Func<TValue, TIntent> create, Func<TIntent, TValue> value, ButtonScope scope = ButtonScope.Round)
        where TIntent : Intent =>
        new(scope, (json, intent) => field.Write(json, value(intent)), json => field.Read(json) is (true, var read) ? create(read!) : null);

    public static ButtonData<TIntent> With<TIntent, TFirst, TSecond>(
        ButtonField<TFirst> first,
        ButtonField<TSecond> second,
        Func<TFirst, TSecond, TIntent> create,
        Func<TIntent, (TFirst First, TSecond Second)> values,
        ButtonScope scope = ButtonScope.Round)
        where TIntent : Intent => new(
            scope,
            (json, intent) =>
            {
                first.Write(json, values(intent).First);
                second.Write(json, values(intent).Second);
            },
            json => (first.Read(json), second.Read(json)) is ((true, var one), (true, var two)) ? create(one!, two!) : null);
}

/// <summary>
/// Writes and reads one property of a button's data. Cards on people's screens contain such data, so names and values never change.
/// </summary>
internal sealed record ButtonField<T>(Action<Utf8JsonWriter, T> Write, Func<JsonElement, (bool IsThere, T? Value)> Read);

/// <summary>The properties that a button's data can have.</summary>
internal static class ButtonFields
{
    public static readonly ButtonField<string>
        Question = Id("question"),
        Package = Id("package"),
        Station = Id("station"),
        Action = Id("action"),
        Resource = Id("resource"),
        Thing = Id("thing"),
        Language = Id("language");

    public static readonly ButtonField<bool> Done = new(
        (json, value) => json.WriteBoolean("done", value),
        json => json.Flag("done") is { } read ? (true, read) : (false, false));

    public static readonly ButtonField<int> Minutes = new(
        (json, value) => json.WriteNumber("minutes", value),
        json => json.Number("minutes") is { } read ? (true, read) : (false, 0));

    public static readonly ButtonField<int> Number = new(
        (json, value) => json.WriteNumber("number", value),
        json => json.Number("number") is { } read ? (true, read) : (false, 0));

    /// <summary>A number of days, which may be missing.</summary>
    public static readonly ButtonField<int?> Days = new(
        (json, value) =>
        {
            if (value is { } days)
            {
                json.WriteNumber("days", days);
            }
        },
        json => (true, json.Number("days")));

    public static readonly ButtonField<AnswerValue> Answer = Word("answer", new Dictionary<AnswerValue, string>
    {
        [AnswerValue.Yes] = "yes",
        [AnswerValue.No] = "no",
        [AnswerValue.NotSure] = "notSure",
    });

    /// <summary>
    /// The texts of input fields. A text is null if the button's data does not contain it, and empty if the person left the field empty. A
    /// text that is too long is cut.
    /// </summary>
    public static readonly ButtonField<string?>
        Who = Written("who", PlanText.MaxNameLength),
        Proof = Written("proof", PlanText.MaxLineLength),
        Note = Written("note", PlanText.MaxNoteLength),
        Text = Written("text", PlanText.MaxLineLength);

    /// <summary>A day such as 2027-05-15, which may be missing.</summary>
    public static readonly ButtonField<DayReading?> Until = new(
        (json, value) =>
        {
            if (value is DayReading.On { Day: var day })
            {
                json.WriteString("until", day.ToString("O", CultureInfo.InvariantCulture));
            }
        },
        json => (true, json.Text("until") is { Length: > 0 } written ? DayOf(written) : null));

    /// <summary>The id of a country, which may be missing.</summary>
    public static readonly ButtonField<string?> MaybeCountry = new(
        (json, value) =>
        {
            if (value is not null)
            {
                json.WriteString("country", value);
            }
        },
        json => (true, json.Text("country")));

    /// <summary>The id of a station, which may be missing.</summary>
    public static readonly ButtonField<string?> MaybeStation = new(
        (json, value) =>
        {
            if (value is not null)
            {
                json.WriteString("station", value);
            }
        },
        json => (true, json.Text("station")));

    public static readonly ButtonField<bool> Saved = new(
        (json, value) => json.WriteBoolean("saved", value),
        json => json.Flag("saved") is { } read ? (true, read) : (false, false));

    public static readonly ButtonField<ActionDecision> Decision = Word("decision", new Dictionary<ActionDecision, string>
    {
        [ActionDecision.Choose] = "choose",
        [ActionDecision.NotForUs] = "notForUs",
        [ActionDecision.Drop] = "drop",
    });

    public static readonly ButtonField<SearchKind> Kind = Word("kind", KindNames.All);

    private static DayReading DayOf(string written) =>
        DateOnly.TryParseExact(written, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DayReading.On(day)
            : new DayReading.Unreadable();

    private static ButtonField<string?> Written(string name, int longest) => new(
        (json, value) =>
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        },
        json => (true, json.Text(name) is { } written ? PlanText.Clean(written, longest) ?? "" : null));

    private static ButtonField<string> Id(string name) => new(
        (json, value) => json.WriteString(name, value),
        json => json.Text(name) is { } read ? (true, read) : (false, null));

    private static ButtonField<T> Word<T>(string name, IReadOnlyDictionary<T, string> words)
        where T : struct, Enum =>
        new(
            (json, value) => json.WriteString(name, words[value]),
            json =>
                words.FirstOrDefault(pair => pair.Value == json.Text(name)) is { Value: not null } found
                    ? (true, found.Key)
                    : (false, default)
        );
}
