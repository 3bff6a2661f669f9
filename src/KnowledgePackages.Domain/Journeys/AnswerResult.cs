using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>The effect of one answer on the journey.</summary>
public abstract record AnswerResult
{
    private AnswerResult()
    {
    }

    /// <summary>The answer is the first one to this question.</summary>
    public sealed record Accepted(Journey Journey) : AnswerResult;

    /// <summary>The answer differs from <paramref name="Before"/> and replaces it.</summary>
    public sealed record Changed(Journey Journey, Answer Before) : AnswerResult;

    /// <summary>
    /// The value of the current answer <paramref name="Current"/> does not change, because the new answer has the same value or was sent no
    /// later than the current one. If the person gave the same answer again at a later time, <paramref name="Journey"/> has the new time,
    /// and the person no longer revisits the question.
    /// </summary>
    public sealed record Repeated(Journey Journey, Answer Current) : AnswerResult;

    /// <summary>The answer belongs to a question from before a restart, so it is ignored.</summary>
    public sealed record OtherRound : AnswerResult;

    /// <summary>
    /// The content does not have the question, or the question is an extra question that the bot never offered to the person.
    /// </summary>
    public sealed record UnknownQuestion(string QuestionId) : AnswerResult;
}
