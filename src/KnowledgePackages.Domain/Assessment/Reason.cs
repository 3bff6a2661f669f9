using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>One "yes" that led to a recommendation, with the stations and resources that address it.</summary>
public sealed record Reason(Challenge Challenge, IReadOnlyList<Station> Stations, IReadOnlyList<Resource> Resources);
