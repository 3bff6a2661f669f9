namespace KnowledgePackages.Web.Content.Links;

/// <summary>What became of one address.</summary>
internal abstract record LinkVerdict
{
    private LinkVerdict() { } // closed: these cases and no others

    /// <summary>It can be opened.</summary>
    public sealed record Works : LinkVerdict;

    /// <summary>It can be opened, and says that its address is another one for good.</summary>
    public sealed record Moved(Uri To) : LinkVerdict;

    /// <summary>There is nothing any more: 404, 410, or no such host.</summary>
    public sealed record Gone(string Answer) : LinkVerdict;

    /// <summary>It cannot be opened now, which may pass: errors of the server, no answer, redirects without end.</summary>
    public sealed record Fails(string Answer) : LinkVerdict;

    /// <summary>It does not answer programs (401, 403, 429): somebody must look with a browser.</summary>
    public sealed record Refuses(string Answer) : LinkVerdict;
}

