using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>A round that the person finished before they started again.</summary>
/// <param name="PackageId">The id of the package that the person chose or, if they chose none, of the recommended one.</param>
public sealed record FinishedRound(string PackageId)
{
    /// <summary>
    /// The day of the last answer, by the clock of the person's device or, if the device sent no time, by the channel's clock. Null if
    /// neither time is known.
    /// </summary>
    public DateOnly? Day { get; init; }

    /// <summary>The answers, by the ids of their questions, including the extra questions.</summary>
    public IReadOnlyDictionary<string, AnswerValue> Answers { get; init => field = value ?? Nothing; } = Nothing;

    /// <summary>The number of actions that were chosen and not done when the person started again.</summary>
    public int Chosen { get; init; }

    /// <summary>The number of actions that were done when the person started again.</summary>
    public int Done { get; init; }

    /// <summary>The number of actions that the person marked as unsuitable for the centre.</summary>
    public int NotForUs { get; init; }

    private static IReadOnlyDictionary<string, AnswerValue> Nothing { get; } = new Dictionary<string, AnswerValue>();
}
