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
    /// Returns whether the person has reached a recommendation in this round. A restart records only such a round. True if the person has
    /// chosen a package, or has answered all questions and confirmed the answers, also if they have gone back to the answers since.
    /// </summary>
    public bool IsFinished(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return PackageId is not null
            || (content.Questions.All(question => FindAnswer(question.Id) is not null) && (AnswersChecked || Recommended));
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
