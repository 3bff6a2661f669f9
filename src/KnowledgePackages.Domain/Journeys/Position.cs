using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>A person's position in the conversation. Computed from the journey and the content, never stored.</summary>
public abstract record Position
{
    private Position()
    {
    }

    /// <summary>The person has not started the questions.</summary>
    public sealed record NotStarted : Position;

    /// <summary>
    /// The bot asks a question: number <paramref name="Number"/> (from 1) of <paramref name="Total"/>. Questions and extra questions are
    /// counted separately.
    /// </summary>
    public sealed record Question(Challenge Challenge, int Number, int Total) : Position
    {
        /// <summary>Whether the question is one of the extra questions of the chosen package.</summary>
        public bool IsExtra { get; init; }
    }

    /// <summary>Every question is answered, and the person has to confirm the answers.</summary>
    public sealed record Check : Position;

    /// <summary>The bot shows the recommendation, and the person has to choose a package.</summary>
    public sealed record Recommended : Position;

    /// <summary>
    /// The person has just chosen the package, and has to choose whether to answer its extra questions or go to its stations.
    /// </summary>
    public sealed record ExtraOffer(KnowledgePackage Package) : Position;

    /// <summary>Every extra question is answered, and the person reviews the answers.</summary>
    public sealed record ExtraCheck(KnowledgePackage Package) : Position;

    /// <summary>The person is at the route, the list of the package's stations, and not in a station.</summary>
    public sealed record Route(KnowledgePackage Package) : Position;

    /// <summary>
    /// The person is in a station, at step <paramref name="Number"/> (from 1) of <paramref name="Total"/>. The material of
    /// <paramref name="Station"/> is sorted for this person.
    /// </summary>
    public sealed record Step(Station Station, StationStep StationStep, int Number, int Total) : Position;

    /// <summary>The person is at the summary of the package, with the done and the open stations and actions.</summary>
    public sealed record Summary(KnowledgePackage Package) : Position;
}
