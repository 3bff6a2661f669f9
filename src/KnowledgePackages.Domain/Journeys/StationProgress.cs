using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>A person's progress at one station of the chosen package.</summary>
/// <param name="Station">The station.</param>
/// <param name="State">The state of the station for this person.</param>
/// <param name="ActionsDone">The number of the station's actions that are marked as done.</param>
public sealed record StationProgress(Station Station, StationState State, int ActionsDone);

/// <summary>The state of a station for a person, as cards show it.</summary>
public enum StationState
{
    /// <summary>The station is marked as done, and the person is not in it.</summary>
    Done,

    /// <summary>The person is in the station, whether it is done or not.</summary>
    Here,

    /// <summary>The station is not marked as done, and the person is not in it.</summary>
    Ahead,
}
