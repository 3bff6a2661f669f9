namespace KnowledgePackages.Domain.Content;

/// <summary>
/// A piece of advice at a station, with the resources on which the advice is based. Its id (<c>kp1-s1-t1</c>) never changes.
/// </summary>
public sealed record Tip(string Id, IReadOnlyList<string> ResourceIds);
