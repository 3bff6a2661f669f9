using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>How far a person is with one station of the chosen package.</summary>
/// <param name="Station">The station.</param>
/// <param name="State">Its state for this person.</param>
/// <param name="ActionsDone">How many of its actions are marked as done.</param>
public sealed record StationProgress(Station Station, StationState State, int ActionsDone);

/// <summary>The state of a station on the line, as the person sees it.</summary>
public enum StationState
{
    /// <summary>The station is marked as done, and the person is not in it.</summary>
    Done,

    /// <summary>The person is in the station, whether it is done or not.</summary>
    Here,

    /// <summary>The station is not marked as done.</summary>
    Ahead,
}
