using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>
/// One person's answers, choices and done marks, stored as content ids. Immutable. The person's position is not stored but computed
/// (<see cref="PositionIn"/>), so a deployment that adds a question or removes a station leaves nobody at an invalid position. A method
/// called with an invalid argument, for example an unknown id, returns the same journey.
/// </summary>
public sealed partial record Journey
{
    /// <summary>
    /// The number of the round, from 1. <see cref="Restart"/> and <see cref="Erase"/> increase it by 1. Buttons carry this number, so that
    /// buttons of earlier rounds do nothing.
    /// </summary>
    public int Round { get; init => field = Math.Max(1, value); } = 1;

    /// <summary>Whether the person has started the questions or chosen a package.</summary>
    public bool Started { get; init; }

    /// <summary>
    /// The current answer to each answered question, in the order in which the questions were first answered. Answers to questions that the
    /// content no longer has are kept.
    /// </summary>
    public IReadOnlyList<Answer> Answers { get; init => field = value ?? []; } = [];

    /// <summary>The id of the question that the bot asks again although it has an answer; null if there is none.</summary>
    public string? Revisiting { get; init; }

    /// <summary>Whether the person has confirmed the answers after the last question.</summary>
    public bool AnswersChecked { get; init; }

    /// <summary>
    /// Whether the person has seen a recommendation or chosen a package in this round. Stays true if the person goes back to the answers.
    /// False in documents of versions before 29 November 2026.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Recommended { get; init; }

    /// <summary>The state of the extra questions; null if they were never offered.</summary>
    public ExtraStage? Extra { get; init; }

    /// <summary>The id of the chosen package; null if none is chosen.</summary>
    public string? PackageId { get; init; }

    /// <summary>The id of the station in which the person is; null outside the stations.</summary>
    public string? StationId { get; init; }

    /// <summary>The id of the step inside that station (<see cref="StationStep.Id"/>); null outside the stations.</summary>
    public string? StepId { get; init; }

    /// <summary>The ids of the stations of both packages that are marked as done.</summary>
    public IReadOnlyList<string> DoneStations { get; init => field = value ?? []; } = [];

    // Done actions were stored under this name before the plan existed. Documents of older versions have only this member, and older
    // versions read only this member.
    [JsonInclude, JsonPropertyName("doneActions")]
    internal IReadOnlyList<string> StoredDoneActions
    {
        get => DoneActions;
        init => Plan = Plan.WithDone(value ?? []);
    }

    // Null if the plan is empty, so that no property is stored. If the plan and doneActions disagree about an action, the plan's decision
    // counts, in whichever order the two properties are read.
    [JsonInclude, JsonPropertyName("plan")]
    internal PersonalPlan? StoredPlan
    {
        get => Plan.IsEmpty ? null : Plan;
        init => Plan = value is null ? Plan : value.WithDone(DoneActions);
    }

    /// <summary>Whether the person is at the summary.</summary>
    public bool Finished { get; init; }

    /// <summary>The BCP 47 tag of the language that the person chose; null if they chose none.</summary>
    public string? Language { get; init; }

    /// <summary>The id of the country that the person named; null if they named none.</summary>
    public string? CountryId { get; init; }

    /// <summary>Starts the journey with the first unanswered question.</summary>
    public Journey Start() => this with { Started = true };

    /// <summary>
    /// Clears everything, including the language and the country, and starts the next round, so that older buttons do nothing.
    /// </summary>
    public Journey Erase() => new() { Round = Round + 1 };

    /// <summary>
    /// Returns this journey as it is stored in another conversation, where it replaces <paramref name="replaced"/>. The number of its round
    /// follows the number of the replaced journey, so older buttons in that conversation do nothing. The answers lose their times, because
    /// the times come from the clocks of the first conversation.
    /// </summary>
    public Journey InPlaceOf(Journey replaced)
    {
        ArgumentNullException.ThrowIfNull(replaced);
        return this with { Round = replaced.Round + 1, Answers = [.. Answers.Select(answer => answer with { SentAt = default })] };
    }

    /// <summary>Sets the person's country. A null id removes the country. An unknown id changes nothing.</summary>
    public Journey InCountry(DialogsContent content, string? countryId)
    {
        ArgumentNullException.ThrowIfNull(content);
        return countryId is null || content.FindCountry(countryId) is not null ? this with { CountryId = countryId } : this;
    }

    /// <summary>
    /// Returns the person's position in this content. Stored ids that the content does not have are ignored: if the step does not exist,
    /// the person is at the start of the station; if the station does not exist, the person is at the route; if the package does not
    /// exist, no package counts as chosen. If a new content version has added a question, the bot asks that question, unless a package is
    /// chosen already.
    /// </summary>
    public Position PositionIn(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!Started)
        {
            return new Position.NotStarted();
        }

        if (content.FindChallenge(Revisiting) is { } revisited && (!content.IsExtra(revisited) || revisited.PackageId == PackageId))
        {
            return QuestionAt(content, revisited);
        }

        if (content.FindPackage(PackageId) is { } package)
        {
            return PositionInExtra(content, package) ?? PositionOn(content, package);
        }

        if (content.Questions.FirstOrDefault(question => FindAnswer(question.Id) is null) is { } open)
        {
            return QuestionAt(content, open);
        }

        return AnswersChecked ? new Position.Recommended() : new Position.Check();
    }

    /// <summary>
    /// Goes one position back: from a question to the previous one, from the review of the answers to the last question, from the
    /// recommendation to that review, from the route or the offer of extra questions to the recommendation, from the first extra question
    /// or the review of the extra answers to the route, from a station's step to the previous step or from the first step to the route, and
    /// from the summary to the route. Returns null if there is no previous position.
    /// </summary>
    public Journey? Back(DialogsContent content) => PositionIn(content) switch
    {
        Position.Question(var question, > 1 and var number, _) => Revisit(content, content.QuestionsAskedWith(question)[number - 2].Id),
        Position.Question { IsExtra: true } => BackFromFirstExtra(),
        Position.ExtraOffer => WithoutPackage(),
        Position.ExtraCheck => LeaveStation(),
        Position.Check => Revisit(content, content.Questions[^1].Id),
        Position.Recommended => WithoutPackage() with { AnswersChecked = false },
        Position.Route => WithoutPackage(),
        Position.Step(var station, _, > 1 and var number, _) => this with { StepId = station.Steps[number - 2].Id },
        Position.Step => LeaveStation(),
        Position.Summary => LeaveStation() with { Finished = false },
        _ => null,
    };

    private Position PositionOn(DialogsContent content, KnowledgePackage package)
    {
        if (Finished)
        {
            return new Position.Summary(package);
        }

        if (
            StationId is null
            || MaterialOf(content, package.Id).Stations.FirstOrDefault(station => station.Id == StationId) is not { } here
        )
        {
            return new Position.Route(package);
        }

        // StepId is the id of an item. Find the step that contains this item now, because an edit of the content or another answer to an
        // extra question can change the steps.
        var number = 1 + here.Steps.TakeWhile(step => !step.ItemIds.Contains(StepId)).Count();
        number = number > here.Steps.Count ? 1 : number;
        return new Position.Step(here, here.Steps[number - 1], number, here.Steps.Count);
    }

    private static Position.Question QuestionAt(DialogsContent content, Challenge question)
    {
        var round = content.QuestionsAskedWith(question);
        return new(question, 1 + round.TakeWhile(other => other.Id != question.Id).Count(), round.Count)
        {
            IsExtra = content.IsExtra(question),
        };
    }

    private Journey WithoutPackage() => LeaveStation() with { PackageId = null, Finished = false };
}
