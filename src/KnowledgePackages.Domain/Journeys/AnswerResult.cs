using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>The outcome of one answer.</summary>
public abstract record AnswerResult
{
    private AnswerResult()
    {
    }

    /// <summary>The first answer to this question.</summary>
    public sealed record Accepted(Journey Journey) : AnswerResult;

    /// <summary>A different answer, which replaces <paramref name="Before"/>.</summary>
    public sealed record Changed(Journey Journey, Answer Before) : AnswerResult;

    /// <summary>
    /// The <paramref name="Standing"/> answer again, or a click sent no later than it. The answer's value does not change. If it was really
    /// given again, <paramref name="Journey"/> has its new time and no question to revisit.
    /// </summary>
    public sealed record Repeated(Journey Journey, Answer Standing) : AnswerResult;

    /// <summary>The button is from before a restart.</summary>
    public sealed record OtherRound : AnswerResult;

    /// <summary>The content does not, or no longer, ask this question.</summary>
    public sealed record UnknownQuestion(string QuestionId) : AnswerResult;
}
