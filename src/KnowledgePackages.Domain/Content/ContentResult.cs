namespace KnowledgePackages.Domain.Content;

/// <summary>The outcome of loading a content folder: the content, or the folder's problems.</summary>
public abstract record ContentResult
{
    private ContentResult()
    {
    }

    /// <summary>The folder has no problems.</summary>
    public sealed record Loaded(DialogsContent Content) : ContentResult;

    /// <summary>The folder has problems and is not used. <paramref name="Problems"/> is never empty, and sorted by file and line.</summary>
    public sealed record Failed(IReadOnlyList<ContentProblem> Problems) : ContentResult;
}
