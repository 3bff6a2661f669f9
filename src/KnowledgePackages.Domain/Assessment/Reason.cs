using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>
/// A challenge that the person answered yes, as a reason for a recommendation, with the stations and resources that help with it.
/// </summary>
public sealed record Reason(Challenge Challenge, IReadOnlyList<Station> Stations, IReadOnlyList<Resource> Resources);
