using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>The outcome of one answer.</summary>
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
    /// The answer equals the current answer <paramref name="Standing"/>, or was sent no later than it, so the current value stays. If the
    /// person really gave the answer again, <paramref name="Journey"/> has its new time and no question to revisit.
    /// </summary>
    public sealed record Repeated(Journey Journey, Answer Standing) : AnswerResult;

    /// <summary>The button is from before a restart.</summary>
    public sealed record OtherRound : AnswerResult;

    /// <summary>The content does not have this question, or no longer has it.</summary>
    public sealed record UnknownQuestion(string QuestionId) : AnswerResult;
}
