using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Domain.Journeys;

/// <content>The rounds that the person finished before the current one.</content>
public sealed partial record Journey
{
    /// <summary>The maximum number of finished rounds that are kept.</summary>
    public const int MaxRounds = 5;

    /// <summary>The size limit of the stored rounds, in bytes.</summary>
    public const int MaxRoundsBytes = 2 * 1024;

    /// <summary>The finished rounds, the oldest first; at most <see cref="MaxRounds"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<FinishedRound> Rounds { get; init; } = [];

    /// <summary>The last finished round; null if there is none.</summary>
    [JsonIgnore]
    public FinishedRound? LastRound => Rounds is [.., var last] ? last : null;

    // Null if there is no finished round, so that it is not stored.
    [JsonInclude, JsonPropertyName("rounds")]
    internal IReadOnlyList<FinishedRound>? StoredRounds
    {
        get => Rounds.Count == 0 ? null : Rounds;
        init => Rounds = [.. (value ?? []).TakeLast(MaxRounds)];
    }

    /// <summary>
    /// Starts the next round. Keeps the language and the country. If the person has reached a recommendation, keeps a record of this round.
    /// Of the plan, keeps what is still to do or to read, and which actions do not suit the centre; forgets the done actions.
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

    /// <summary>Returns whether the person has reached a recommendation in this round, so that a restart keeps a record of it.</summary>
    public bool IsFinished(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);

        // The answers lose their confirmation when the person looks at them again. A plan shows that the recommendation was reached.
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
