using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>What became of one answer.</summary>
public abstract record AnswerResult
{
    private AnswerResult()
    {
    }

    /// <summary>The first answer to this question.</summary>
    public sealed record Accepted(Journey Journey) : AnswerResult;

    /// <summary>Another answer than <paramref name="Before"/>, which it replaces.</summary>
    public sealed record Changed(Journey Journey, Answer Before) : AnswerResult;

    /// <summary>
    /// The <paramref name="Standing"/> answer once more, or a click that was sent no later than it. What was answered stays as it is;
    /// <paramref name="Journey"/> differs where it was said once more: since when it stands, and a second look is over.
    /// </summary>
    public sealed record Repeated(Journey Journey, Answer Standing) : AnswerResult;

    /// <summary>The button is from before a restart.</summary>
    public sealed record OtherRound : AnswerResult;

    /// <summary>The content asks no such question (any more).</summary>
    public sealed record UnknownQuestion(string QuestionId) : AnswerResult;
}
