using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <content>The way to a package.</content>
public sealed partial record Journey
{
    /// <summary>
    /// Accepts an answer to any question. A late answer changes only the answer to its question, and not the person's position.
    /// </summary>
    /// <param name="content">The content with the questions.</param>
    /// <param name="challengeId">The question that the button or the text belongs to.</param>
    /// <param name="round">The <see cref="Round"/> in which it was asked.</param>
    /// <param name="value">The answer.</param>
    /// <param name="sentAt">When it was sent; an answer sent no later than the current one never replaces it.</param>
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
        var standing = Standing(challengeId);
        if (standing is null && content.IsExtra(challenge))
        {
            return new AnswerResult.Accepted((Asked(challengeId) with { Answers = [.. Answers, answer] }).AfterExtra(content));
        }
        // Show the check again if a new content version has added a question after it.
        if (standing is null)
        {
            return new AnswerResult.Accepted(
                Asked(challengeId) with
                {
                    Started = true,
                    Answers = [.. Answers, answer],
                    AnswersChecked = false,
                }
            );
        }

        // A click that the channel delivers twice must not end the revision of the answer.
        if (sentAt.IsNoLaterThan(standing.SentAt))
        {
            return new AnswerResult.Repeated(this, standing);
        }
        // An answer given again counts from its new time, so that a different answer sent before it cannot replace it when it arrives late.
        var journey = Asked(challengeId) with { Answers = [.. Answers.Select(given => given == standing ? answer : given)] };
        return value == standing.Value ? new AnswerResult.Repeated(journey, standing) : new AnswerResult.Changed(journey, standing);
    }

    /// <summary>
    /// Asks this question again. The other answers stay. A question of the first round resets the chosen package; afterwards the first open
    /// question follows, or the check. After an extra question of the chosen package the person returns to where they were.
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

    /// <summary>Confirms the answers. The recommendation follows once every question has an answer.</summary>
    public Journey ConfirmAnswers() => this with { AnswersChecked = true, Revisiting = null };

    /// <summary>Chooses a package, the recommended one or the other, and goes to its route. Possible at any time.</summary>
    public Journey ChoosePackage(DialogsContent content, string packageId)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.FindPackage(packageId) is null
            ? this
            : WithoutPackage() with
            {
                Started = true,
                AnswersChecked = true,
                Revisiting = null,
                PackageId = packageId,
                Extra = ExtraOf(content, packageId),
            };
    }

    private Answer? Standing(string challengeId) => Answers.FirstOrDefault(answer => answer.ChallengeId == challengeId);

    private Journey AfterExtra(DialogsContent content) =>
        Extra == ExtraRound.Asking && OpenExtra(content) is null ? this with { Extra = ExtraRound.Over } : this;

    private Journey Asked(string challengeId) => Revisiting == challengeId ? this with { Revisiting = null } : this;
}
