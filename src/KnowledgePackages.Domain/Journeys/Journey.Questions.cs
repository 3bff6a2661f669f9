using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <content>The questions, their answers, and the choice of a package.</content>
public sealed partial record Journey
{
    /// <summary>
    /// Accepts an answer to any question, open or not. A new answer to an already answered question does not change the person's position,
    /// unless the person revisits that question.
    /// </summary>
    /// <param name="content">The content with the questions.</param>
    /// <param name="challengeId">The id of the question that the person answers.</param>
    /// <param name="round">The <see cref="Round"/> in which the question was asked.</param>
    /// <param name="value">The answer.</param>
    /// <param name="sentAt">The time at which the answer was sent. An answer sent no later than the current one never replaces it.</param>
    public AnswerResult Answer(DialogsContent content, string challengeId, int round, AnswerValue value, SentAt sentAt)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (round != Round)
        {
            return new AnswerResult.OtherRound();
        }

        if (content.FindChallenge(challengeId) is not { } challenge || (content.IsExtra(challenge) && Extra is null))
        {
            return new AnswerResult.UnknownQuestion(challengeId);
        }

        var answer = new Answer(challengeId, value, sentAt);
        var standing = FindAnswer(challengeId);
        if (standing is null && content.IsExtra(challenge))
        {
            return new AnswerResult.Accepted((WithoutRevisiting(challengeId) with { Answers = [.. Answers, answer] }).AfterExtra(content));
        }
        // Ask for confirmation of the answers again, because a new content version may have added this question after the last
        // confirmation.
        if (standing is null)
        {
            return new AnswerResult.Accepted(
                WithoutRevisiting(challengeId) with
                {
                    Started = true,
                    Answers = [.. Answers, answer],
                    AnswersChecked = false,
                }
            );
        }

        // A click that the channel delivers twice must not answer the question that the person revisits.
        if (sentAt.IsNoLaterThan(standing.SentAt))
        {
            return new AnswerResult.Repeated(this, standing);
        }
        // Store the new time even if the value is the same, so that a different answer that was sent earlier and arrives later cannot
        // replace it.
        var journey = WithoutRevisiting(challengeId) with { Answers = [.. Answers.Select(given => given == standing ? answer : given)] };
        return value == standing.Value ? new AnswerResult.Repeated(journey, standing) : new AnswerResult.Changed(journey, standing);
    }

    /// <summary>
    /// Asks a question again. All answers stay. If the question is one of the <see cref="DialogsContent.Questions"/>, the choice of the
    /// package is undone; after the answer, the first unanswered question or the review of the answers follows. If the question is an extra
    /// question of the chosen package, the person returns to the previous position after the answer. Other questions are ignored.
    /// </summary>
    public Journey Revisit(DialogsContent content, string challengeId)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.FindChallenge(challengeId) is not { } challenge)
        {
            return this;
        }

        if (!content.IsExtra(challenge))
        {
            return WithoutPackage() with { Started = true, Revisiting = challengeId, AnswersChecked = false };
        }

        return challenge.PackageId == PackageId && Extra is not null ? this with { Revisiting = challengeId } : this;
    }

    /// <summary>Confirms the answers. If every question has an answer, the recommendation follows.</summary>
    public Journey ConfirmAnswers() => this with { AnswersChecked = true, Recommended = true, Revisiting = null };

    /// <summary>
    /// Chooses a package, recommended or not, at any time. If the package has extra questions that the bot has not offered before, the
    /// person goes to the offer of these questions; otherwise to the package's route.
    /// </summary>
    public Journey ChoosePackage(DialogsContent content, string packageId)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.FindPackage(packageId) is null
            ? this
            : WithoutPackage() with
            {
                Started = true,
                AnswersChecked = true,
                Recommended = true,
                Revisiting = null,
                PackageId = packageId,
                Extra = ExtraOf(content, packageId),
            };
    }

    private Answer? FindAnswer(string challengeId)
    {
        foreach (var answer in Answers)
        {
            if (answer.ChallengeId == challengeId)
            {
                return answer;
            }
        }

        return null;
    }

    private Journey AfterExtra(DialogsContent content) =>
        Extra == ExtraStage.Asking && OpenExtra(content) is null ? this with { Extra = ExtraStage.Over } : this;

    private Journey WithoutRevisiting(string challengeId) => Revisiting == challengeId ? this with { Revisiting = null } : this;
}
