using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>Where a person is. Derived from the journey and the content, never stored.</summary>
public abstract record Position
{
    private Position()
    {
    }

    /// <summary>The person was greeted and has not started.</summary>
    public sealed record NotStarted : Position;

    /// <summary>A question is open: the <paramref name="Number"/>th (from 1) of <paramref name="Total"/> in its round.</summary>
    public sealed record Question(Challenge Challenge, int Number, int Total) : Position
    {
        /// <summary>Whether it is one of the extra questions of the chosen package.</summary>
        public bool IsExtra { get; init; }
    }

    /// <summary>Every question is answered; the answers wait for confirmation.</summary>
    public sealed record Check : Position;

    /// <summary>The recommendation is shown, and the person has to choose a package.</summary>
    public sealed record Recommended : Position;

    /// <summary>The package was just chosen, and the person chooses between the extra questions and the stations.</summary>
    public sealed record ExtraOffer(KnowledgePackage Package) : Position;

    /// <summary>The answers to the extra questions wait for a review.</summary>
    public sealed record ExtraCheck(KnowledgePackage Package) : Position;

    /// <summary>The person is on the route, between the stations of the chosen package.</summary>
    public sealed record Route(KnowledgePackage Package) : Position;

    /// <summary>
    /// The person is in a station, at the <paramref name="Number"/>th step (from 1) of <paramref name="Total"/>. The station's material is
    /// in this person's order.
    /// </summary>
    public sealed record Step(Station Station, StationStep StationStep, int Number, int Total) : Position;

    /// <summary>The person is at the summary: what was done and what is open.</summary>
    public sealed record Summary(KnowledgePackage Package) : Position;
}
