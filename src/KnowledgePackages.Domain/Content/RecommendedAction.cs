namespace KnowledgePackages.Domain.Content;

/// <summary>
/// An action that a station recommends to a centre, with the resources that help with it. Its id (<c>kp1-s1-a1</c>) never changes.
/// </summary>
public sealed record RecommendedAction(string Id, IReadOnlyList<string> ResourceIds)
{
    /// <summary>Whether a centre outside the EU's programmes needs a partner in the EU to carry out the action.</summary>
    public bool NeedsEuPartner { get; init; }
}
