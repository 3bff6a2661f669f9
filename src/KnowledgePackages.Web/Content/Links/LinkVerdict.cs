namespace KnowledgePackages.Web.Content.Links;

/// <summary>The result of the link check for one address.</summary>
internal abstract record LinkVerdict
{
    private LinkVerdict() { } // closed: these cases and no others

    /// <summary>The address can be opened, with or without temporary redirects.</summary>
    public sealed record Works : LinkVerdict;

    /// <summary>The address can be opened, but redirects permanently to the address <paramref name="To"/>.</summary>
    public sealed record Moved(Uri To) : LinkVerdict;

    /// <summary>The page no longer exists: 404, 410, or an unknown host.</summary>
    public sealed record Gone(string Answer) : LinkVerdict;

    /// <summary>The address cannot be opened now, perhaps temporarily: server errors, no response, endless redirects.</summary>
    public sealed record Broken(string Answer) : LinkVerdict;

    /// <summary>The website rejects programs (401, 403, 429), so an editor must check the address with a browser.</summary>
    public sealed record BlocksAutomatedRequests(string Answer) : LinkVerdict;
}

