using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Bot.Plan;

/// <summary>
/// Writes everything that is stored about a person as JSON (<c>docs/data-export.md</c>). The names and meanings of properties never change,
/// because people keep such files. <see cref="Version"/> rises only if programs that read the file must know of a change.
/// </summary>
internal static class DataExport
{
    public const string Format = "knowledge-packages/my-data";
    public const int Version = 1;

    /// <param name="content">The content, for the texts of questions and actions.</param>
    /// <param name="stored">The stored data.</param>
    /// <param name="preferred">The language of the content's texts in the file if the stored data names no language.</param>
    /// <param name="now">The time of the export.</param>
    public static byte[] Write(DialogsContent content, StoredPlan stored, string? preferred, DateTimeOffset now)
    {
        var (journey, texts) = (stored.Journey, content.In(stored.Language ?? preferred));
        var context = new CardContext(content, texts, journey);
        var export = new ExportedData(
            Format,
            Version,
            now,
            texts.Language,
            new(stored.Channel, stored.PersonName, journey.Language, CountryOf(context)),
            new(
                journey.Round,
                journey.Started,
                [.. journey.Answers.Select(answer => AnswerOf(context, answer))],
                journey.AnswersChecked,
                journey.Recommended,
                journey.Revisiting,
                WordOf(journey.Extra),
                NamedOf(journey.PackageId, id => PackageTitle(context, id)),
                NamedOf(journey.StationId, id => StationTitle(context, id)),
                journey.StepId,
                [.. journey.DoneStations.Select(id => new ExportedItem(id, StationTitle(context, id)))],
                journey.Finished,
                [.. journey.Rounds.Select(round => RoundOf(context, round))]
            ),
            new(
                [.. journey.Plan.Actions.Select(entry => ActionOf(context, entry))],
                [.. journey.Plan.Resources.Select(id => ResourceOf(context, id))]
            ),
            stored.Reminder is { } reminder ? new(reminder.At, reminder.Zone) : null,
            ConversationOf(stored.Memory),
            stored.Usage is { } usage ? new(usage.Week, usage.Names) : null
        );
        return JsonSerializer.SerializeToUtf8Bytes(export, DataExportJsonContext.Readable.ExportedData);
    }

    private static ExportedItem? CountryOf(CardContext context) =>
        NamedOf(context.Journey.CountryId, id => context.Content.FindCountry(id) is null ? null : context.Texts.Country(id).Name);

    private static ExportedAnswer AnswerOf(CardContext context, Answer answer) =>
        new(
            answer.ChallengeId,
            QuestionOf(context, answer.ChallengeId),
            WordOf<AnswerValue>(answer.Value)!,
            answer.SentAt.Local,
            answer.SentAt.Channel
        );

    private static ExportedRound RoundOf(CardContext context, FinishedRound round) =>
        new(
            round.Day,
            new(round.PackageId, PackageTitle(context, round.PackageId)),
            [
                .. round.Answers.Select(answer =>
                    new ExportedPastAnswer(answer.Key, QuestionOf(context, answer.Key), WordOf<AnswerValue>(answer.Value)!)),
            ],
            round.Chosen,
            round.Done,
            round.NotForUs
        );

    private static string? QuestionOf(CardContext context, string id) =>
        context.Content.FindChallenge(id) is null ? null : context.Texts.Challenge(id).Question;

    private static string? PackageTitle(CardContext context, string id) =>
        context.Content.FindPackage(id) is null ? null : context.Texts.Package(id).Title;

    private static ExportedAction ActionOf(CardContext context, PlanEntry entry) =>
        new(
            entry.Id,
            WordOf<ActionState>(entry.State)!,
            entry.Text ?? (context.Content.FindAction(entry.Id) is null ? null : context.Texts.Action(entry.Id).Text),
            entry.IsOwn,
            entry.StationId,
            entry.Who,
            entry.Until,
            entry.Proof,
            entry.Note,
            entry.Changed
        );

    private static ExportedResource ResourceOf(CardContext context, string id) =>
        context.Content.FindResource(id) is { } resource
            ? new(id, context.Texts.ResourceTitle(resource), resource.Url)
            : new(id, null, null);

    private static string? StationTitle(CardContext context, string id) =>
        context.Content.FindStation(id) is null ? null : context.Texts.Station(id).Title;

    private static ExportedItem? NamedOf(string? id, Func<string, string?> titleOf) => id is null ? null : new(id, titleOf(id));

    // Leave out ids and hashes of messages, and the names of the codes' entries, because they are only keys of the engine.
    private static ExportedConversation ConversationOf(BotMemory memory) =>
        new(
            memory.Greeted,
            memory.ScreenLanguage,
            WordOf<Confirmation>(memory.Confirming),
            memory.Misunderstood,
            memory.Sent,
            memory.ShowsResults,
            memory.Results ?? [],
            memory.ActionAwaitingDetails,
            memory.Asked is { } asked
                ? new(
                    asked.Place,
                    WordOf<AskedAs>(asked.As)!,
                    asked.SentAt.Local,
                    asked.SentAt.Channel,
                    asked.At,
                    asked.Delay,
                    asked.Refused
                )
                : null,
            memory.LastTap is { } tap ? new(tap.Data, tap.SentAt.Local, tap.SentAt.Channel) : null,
            [.. (memory.ShownCards ?? []).Select(card => new ExportedCard(card.Place, card.Sent))],
            memory.Quickest,
            memory.QuickestAt,
            memory.ExplainedOthersButtonAt,
            memory.Handover is { } code ? new(code.Until, code.Round) : null,
            memory.Incoming is { } plan ? new(plan.Answers, plan.Actions, plan.Number) : null
        );

    private static string? WordOf<T>(T? value)
        where T : struct, Enum => value is { } word ? JsonNamingPolicy.CamelCase.ConvertName(word.ToString()) : null;
}

/// <summary>The file with everything that is stored about a person.</summary>
internal sealed record ExportedData(
    string Format,
    int Version,
    DateTimeOffset Exported,
    string Language,
    ExportedPerson Person,
    ExportedJourney Journey,
    ExportedPlan Plan,
    ExportedReminder? Reminder,
    ExportedConversation Conversation,
    ExportedUsage? CountedThisWeek);

/// <summary>The person: channel, name, chosen language and country, as far as they are stored.</summary>
internal sealed record ExportedPerson(string? Channel, string? Name, string? ChosenLanguage, ExportedItem? Country);

/// <summary>The answers and the progress.</summary>
internal sealed record ExportedJourney(
    int Round,
    bool Started,
    IReadOnlyList<ExportedAnswer> Answers,
    bool AnswersConfirmed,
    bool RecommendationSeen,
    string? QuestionAskedAgain,
    string? ExtraQuestions,
    ExportedItem? Package,
    ExportedItem? Station,
    string? Step,
    IReadOnlyList<ExportedItem> StationsRead,
    bool AtSummary,
    IReadOnlyList<ExportedRound> EarlierRounds);

/// <summary>An answer, with its time by the person's clock and by the channel's clock.</summary>
internal sealed record ExportedAnswer(string Id, string? Question, string Answer, DateTimeOffset? Sent, DateTimeOffset? Received);

/// <summary>A round that the person finished before the current one.</summary>
internal sealed record ExportedRound(
    DateOnly? Day,
    ExportedItem Package,
    IReadOnlyList<ExportedPastAnswer> Answers,
    int ActionsChosen,
    int ActionsDone,
    int ActionsNotForUs);

/// <summary>An answer of an earlier round.</summary>
internal sealed record ExportedPastAnswer(string Id, string? Question, string Answer);

/// <summary>An item of the content. The title is null if the content no longer has the item.</summary>
internal sealed record ExportedItem(string Id, string? Title);

/// <summary>The plan.</summary>
internal sealed record ExportedPlan(IReadOnlyList<ExportedAction> Actions, IReadOnlyList<ExportedResource> SavedResources);

/// <summary>An action about which the person has decided.</summary>
internal sealed record ExportedAction(
    string Id,
    string State,
    string? Text,
    bool IsOwn,
    string? Station,
    string? Who,
    DateOnly? Until,
    string? Proof,
    string? Note,
    DateOnly? Changed);

/// <summary>A saved resource.</summary>
internal sealed record ExportedResource(string Id, string? Title, Uri? Address);

/// <summary>The reminder that the person asked for.</summary>
internal sealed record ExportedReminder(DateTimeOffset At, string? TimeZone);

/// <summary>The data that the bot stores about the conversation itself.</summary>
internal sealed record ExportedConversation(
    bool Greeted,
    string? LanguageOnScreen,
    string? OpenConfirmation,
    int NotUnderstoodInARow,
    int MessagesSent,
    bool ShowsResults,
    IReadOnlyList<string> Results,
    string? ActionAwaitingDetails,
    ExportedPrompt? LastAsked,
    ExportedTap? LastTap,
    IReadOnlyList<ExportedCard> CardsOnScreen,
    TimeSpan? ShortestDelay,
    DateTimeOffset? ShortestDelayAt,
    DateTimeOffset? ToldThatAButtonIsNotTheirs,
    ExportedCode? CodeForAnotherChat,
    ExportedIncomingPlan? PlanFromAnotherChat);

/// <summary>The code with which the person can go on in another chat. The code itself is not stored.</summary>
internal sealed record ExportedCode(DateTimeOffset Until, int Round);

/// <summary>The plan of another chat, while the bot asks the person whether to bring it here.</summary>
internal sealed record ExportedIncomingPlan(int Answers, int Actions, int Question);

/// <summary>The usage events that the conversation has added to the counts of one week.</summary>
internal sealed record ExportedUsage(DateOnly Week, IReadOnlyList<string> Names);

/// <summary>The last prompt that the bot showed.</summary>
internal sealed record ExportedPrompt(
    string Place,
    string As,
    DateTimeOffset? Sent,
    DateTimeOffset? Received,
    DateTimeOffset? At,
    TimeSpan Delay,
    bool RefusedAnEarlyText);

/// <summary>The last tap on a button.</summary>
internal sealed record ExportedTap(string Data, DateTimeOffset? Sent, DateTimeOffset? Received);

/// <summary>A card on the screen that the bot may replace.</summary>
internal sealed record ExportedCard(string Place, int AfterMessages);

/// <summary>The JSON contract of the file: indented, with the letters of every script unescaped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ExportedData))]
internal sealed partial class DataExportJsonContext : JsonSerializerContext
{
    public static DataExportJsonContext Readable =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
