using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>
/// A reason for a recommendation: a challenge that the person answered yes, with the stations and resources that help with it.
/// </summary>
public sealed record Reason(Challenge Challenge, IReadOnlyList<Station> Stations, IReadOnlyList<Resource> Resources);
