namespace KnowledgePackages.Domain.Content;

/// <summary>What became of a content folder: all of it, or the list of everything that is wrong.</summary>
public abstract record ContentResult
{
    private ContentResult()
    {
    }

    /// <summary>The folder is good.</summary>
    public sealed record Loaded(DialogsContent Content) : ContentResult;

    /// <summary>The folder is not used. <paramref name="Problems"/> is never empty; sorted by file and line.</summary>
    public sealed record Failed(IReadOnlyList<ContentProblem> Problems) : ContentResult;
}
