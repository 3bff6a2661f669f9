namespace KnowledgePackages.Domain.Content;

/// <summary>One challenge of a package, with the stations of that package and the resources that help with it.</summary>
public sealed record Challenge(string Id, string PackageId, IReadOnlyList<string> StationIds, IReadOnlyList<string> ResourceIds);
