namespace KnowledgePackages.Domain.Content;

/// <summary>An example from another centre; its page is at <see cref="Url"/>.</summary>
public sealed record CaseStudy(string Id, string PackageId, Uri Url);
