namespace KnowledgePackages.Domain.Content;

/// <summary>How another centre did it; its page is at <see cref="Url"/>.</summary>
public sealed record CaseStudy(string Id, string PackageId, Uri Url);
