using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>A comparison of the last finished round with the current one.</summary>
/// <param name="Then">The last finished round.</param>
/// <param name="PackageNow">
/// The package that the person has chosen or, if they have chosen none, the recommended one; null if a question is still open.
/// </param>
/// <param name="Answers">
/// All questions, and the extra questions with an answer in at least one of the two rounds, in the order of the content.
/// </param>
/// <param name="DoneSince">
/// The number of actions that the person marked as done in the last finished round, plus the number in the current round.
/// </param>
public sealed record RoundComparison(
    FinishedRound Then,
    KnowledgePackage? PackageNow,
    IReadOnlyList<AnswerChange> Answers,
    int DoneSince)
{
    /// <summary>The number of questions that are answered in both rounds, but differently.</summary>
    public int Changes => Answers.Count(answer => answer.IsChanged);

    /// <summary>Compares the rounds; returns null if the person has finished no round before this one.</summary>
    public static RoundComparison? Of(DialogsContent content, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(journey);
        if (journey.LastRound is not { } last)
        {
            return null;
        }

        var now = journey.Answers.ToLookup(answer => answer.ChallengeId, answer => (AnswerValue?)answer.Value);
        List<AnswerChange> answers =
        [
            .. content.Questions.Concat(content.ExtraQuestions).Select(question => new AnswerChange(
                question,
                last.Answers.TryGetValue(question.Id, out var then) ? then : null,
                now[question.Id].FirstOrDefault()
            )),
        ];
        var isAnswered = content.Questions.All(question => now[question.Id].Any());
        return new(
            last,
            content.FindPackage(journey.PackageId) ?? (isAnswered ? Recommendation.From(content, journey.Answers).Package : null),
            [.. answers.Where(answer => !content.IsExtra(answer.Question) || answer is not { Then: null, Now: null })],
            last.Done + journey.Plan.Actions.Count(entry => entry.State == ActionState.Done)
        );
    }
}

/// <summary>A question with the answers of two rounds.</summary>
/// <param name="Question">The question.</param>
/// <param name="Then">The answer in the finished round; null if that round has none.</param>
/// <param name="Now">The answer in the current round; null if the person has not answered yet.</param>
public sealed record AnswerChange(Challenge Question, AnswerValue? Then, AnswerValue? Now)
{
    /// <summary>Whether both rounds have an answer, and the answers differ.</summary>
    public bool IsChanged => Then is not null && Now is not null && Then != Now;
}
