namespace KnowledgePackages.Web.Content.Links;

/// <summary>The verdict for one address.</summary>
internal abstract record LinkVerdict
{
    private LinkVerdict() { } // closed: these cases and no others

    /// <summary>It can be opened.</summary>
    public sealed record Works : LinkVerdict;

    /// <summary>It can be opened, and has permanently moved to another address.</summary>
    public sealed record Moved(Uri To) : LinkVerdict;

    /// <summary>It no longer exists: 404, 410, or an unknown host.</summary>
    public sealed record Gone(string Answer) : LinkVerdict;

    /// <summary>It cannot be opened now, perhaps temporarily: server errors, no response, endless redirects.</summary>
    public sealed record Fails(string Answer) : LinkVerdict;

    /// <summary>It rejects programs (401, 403, 429): somebody must check it with a browser.</summary>
    public sealed record Refuses(string Answer) : LinkVerdict;
}

