using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Domain.Journeys;

/// <content>The rounds that the person finished before the current one.</content>
public sealed partial record Journey
{
    /// <summary>The maximum number of finished rounds that a journey stores.</summary>
    public const int MaxRounds = 5;

    /// <summary>
    /// The maximum size of all stored rounds together, in bytes of UTF-8 JSON. If they are larger, the oldest ones are removed.
    /// </summary>
    public const int MaxRoundsBytes = 2 * 1024;

    /// <summary>The finished rounds, the oldest first; at most <see cref="MaxRounds"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<FinishedRound> Rounds { get; init; } = [];

    /// <summary>The last finished round; null if there is none.</summary>
    [JsonIgnore]
    public FinishedRound? LastRound => Rounds is [.., var last] ? last : null;

    // Null if there is no finished round. JSON then has no property for it.
    [JsonInclude, JsonPropertyName("rounds")]
    internal IReadOnlyList<FinishedRound>? StoredRounds
    {
        get => Rounds.Count == 0 ? null : Rounds;
        init => Rounds = [.. (value ?? []).TakeLast(MaxRounds)];
    }

    /// <summary>
    /// Starts the next round. The language and the country stay. If <see cref="IsFinished"/> returns true, a record of this round is added
    /// to <see cref="Rounds"/>. The plan stays, but its done actions are removed.
    /// </summary>
    public Journey Restart(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new()
        {
            Round = Round + 1,
            Language = Language,
            CountryId = CountryId,
            Plan = Plan.WithoutDone(),
            Rounds = IsFinished(content) ? Bounded([.. Rounds, Record(content)]) : Rounds,
        };
    }

    /// <summary>
    /// Returns whether a restart records this round. True if the person has chosen a package. Also true if the person has answered all
    /// questions and has either confirmed the answers or has a plan.
    /// </summary>
    public bool IsFinished(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);

        // AnswersChecked is false again if the person goes back from the recommendation to the answers. So a plan also counts as a sign
        // that the person has seen the recommendation, although the plan may be left from an earlier round.
        return PackageId is not null
            || (content.Questions.All(question => FindAnswer(question.Id) is not null) && (AnswersChecked || !Plan.IsEmpty));
    }

    private FinishedRound Record(DialogsContent content) =>
        new(PackageId ?? Recommendation.From(content, Answers).Package.Id)
        {
            Day = Answers.Max(answer => (answer.SentAt.Local ?? answer.SentAt.Channel)?.DateTime) is { } last
                ? DateOnly.FromDateTime(last)
                : null,
            Answers = Answers.DistinctBy(answer => answer.ChallengeId).ToDictionary(answer => answer.ChallengeId, answer => answer.Value),
            Chosen = Plan.Actions.Count(entry => entry.State == ActionState.Open),
            Done = Plan.Actions.Count(entry => entry.State == ActionState.Done),
            NotForUs = Plan.Actions.Count(entry => entry.State == ActionState.NotForUs),
        };

    private static IReadOnlyList<FinishedRound> Bounded(IReadOnlyList<FinishedRound> rounds)
    {
        rounds = [.. rounds.TakeLast(MaxRounds)];
        while (JsonSerializer.SerializeToUtf8Bytes(rounds, JourneyJsonContext.Stored.IReadOnlyListFinishedRound).Length > MaxRoundsBytes)
        {
            rounds = [.. rounds.Skip(1)];
        }

        return rounds;
    }
}
