namespace KnowledgePackages.Domain.Content;

/// <summary>
/// A piece of advice at a station, with the resources on which the advice is based. Its id (<c>kp1-s1-t1</c>) never changes.
/// </summary>
public sealed record Tip(string Id, IReadOnlyList<string> ResourceIds)
{
    /// <summary>Whether a centre outside the EU's programmes needs a partner in the EU to follow the advice.</summary>
    public bool NeedsEuPartner { get; init; }
}
