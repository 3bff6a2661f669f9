using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>
/// What one person has done, as content ids; immutable. The position is computed from it (<see cref="PositionIn"/>) and not stored, so a
/// deployment that adds a question or removes a station leaves nobody at an invalid position. A call that makes no sense (an unknown id, a
/// step of a station that is not open) returns the same journey.
/// </summary>
public sealed partial record Journey
{
    /// <summary>Incremented by each <see cref="Restart"/>, from 1; buttons carry it, so that older ones do nothing.</summary>
    public int Round { get; init => field = Math.Max(1, value); } = 1;

    /// <summary>Whether the person has begun.</summary>
    public bool Started { get; init; }

    /// <summary>The current answer to each answered question, in the order of first answering; answers to removed questions stay.</summary>
    public IReadOnlyList<Answer> Answers { get; init => field = value ?? []; } = [];

    /// <summary>Id of the question that is asked again although it has an answer; null if no answer is revised.</summary>
    public string? Revisiting { get; init; }

    /// <summary>Whether the person has reviewed the answers and confirmed them.</summary>
    public bool AnswersChecked { get; init; }

    /// <summary>The state of the extra questions; null if they were never offered.</summary>
    public ExtraRound? Extra { get; init; }

    /// <summary>Id of the package that was chosen.</summary>
    public string? PackageId { get; init; }

    /// <summary>Id of the station that the person is in.</summary>
    public string? StationId { get; init; }

    /// <summary>Id of the step inside that station: the content id of its first item.</summary>
    public string? StepId { get; init; }

    /// <summary>Ids of the stations marked as done, of either package.</summary>
    public IReadOnlyList<string> DoneStations { get; init => field = value ?? []; } = [];

    // The done actions have been stored under this name since before the plan existed. Older versions read it, and their documents have
    // only this.
    [JsonInclude, JsonPropertyName("doneActions")]
    internal IReadOnlyList<string> StoredDoneActions
    {
        get => DoneActions;
        init => Plan = Plan.WithDone(value ?? []);
    }

    // The plan is stored only if it is not empty. Its own decisions count, whether it or the list of done actions is read first.
    [JsonInclude, JsonPropertyName("plan")]
    internal PersonalPlan? StoredPlan
    {
        get => Plan.IsEmpty ? null : Plan;
        init => Plan = value is null ? Plan : value.WithDone(DoneActions);
    }

    /// <summary>Whether the person has reached the summary.</summary>
    public bool Finished { get; init; }

    /// <summary>BCP 47 tag of the language that the person chose; null if they chose none.</summary>
    public string? Language { get; init; }

    /// <summary>Id of the country that the person named; null if they named none.</summary>
    public string? CountryId { get; init; }

    /// <summary>Begins the journey at the first open question.</summary>
    public Journey Start() => this with { Started = true };

    /// <summary>Forgets everything but the language and the country, and starts the next round.</summary>
    public Journey Restart() => new() { Round = Round + 1, Language = Language, CountryId = CountryId };

    /// <summary>
    /// Forgets everything, the language and the country too, and starts the next round, so that older buttons do nothing.
    /// </summary>
    public Journey Erase() => new() { Round = Round + 1 };

    /// <summary>Sets the country that the person named; null forgets it. An unknown id changes nothing.</summary>
    public Journey InCountry(DialogsContent content, string? countryId)
    {
        ArgumentNullException.ThrowIfNull(content);
        return countryId is null || content.FindCountry(countryId) is not null ? this with { CountryId = countryId } : this;
    }

    /// <summary>
    /// Returns where the person is in this content. Ids that the content no longer has are ignored: without the step, the person is at the
    /// start of the station; without the station, at the route; without the package, at the recommendation. A new question is asked unless
    /// a package is chosen already.
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

        if (content.Questions.FirstOrDefault(question => Standing(question.Id) is null) is { } open)
        {
            return QuestionAt(content, open);
        }

        return AnswersChecked ? new Position.Recommended() : new Position.Check();
    }

    /// <summary>
    /// Goes one step back: to the previous question, from the check to the last question, from the recommendation to the check, from the
    /// route or the offer of extra questions to the recommendation, from the first extra question or their check to the route, inside a
    /// station to the previous step or to the route, from the summary to the route. Returns null if there is nothing to go back to.
    /// </summary>
    public Journey? Back(DialogsContent content) => PositionIn(content) switch
    {
        Position.Question(var question, > 1 and var number, _) => Revisit(content, content.RoundOf(question)[number - 2].Id),
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

        // Find the step by its first item, because editors or another extra answer may have divided the steps differently since.
        var number = 1 + here.Steps.TakeWhile(step => !step.ItemIds.Contains(StepId)).Count();
        number = number > here.Steps.Count ? 1 : number;
        return new Position.Step(here, here.Steps[number - 1], number, here.Steps.Count);
    }

    private static Position.Question QuestionAt(DialogsContent content, Challenge question)
    {
        var round = content.RoundOf(question);
        return new(question, 1 + round.TakeWhile(other => other.Id != question.Id).Count(), round.Count)
        {
            IsExtra = content.IsExtra(question),
        };
    }

    private Journey WithoutPackage() => LeaveStation() with { PackageId = null, Finished = false };
}
