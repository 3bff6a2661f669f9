namespace KnowledgePackages.Domain.Content;

/// <summary>One of the two Knowledge Packages: its challenges, stations and case studies in the order of <c>packages.json</c>.</summary>
public sealed record KnowledgePackage(
    string Id,
    PackageLevel Level,
    IReadOnlyList<Challenge> Challenges,
    IReadOnlyList<Station> Stations,
    IReadOnlyList<CaseStudy> Cases);
