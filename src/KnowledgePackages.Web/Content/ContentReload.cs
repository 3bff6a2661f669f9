using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Telemetry;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// Reloads the content folder of a running host. If the folder has problems, the host keeps serving the last good content, and logs the
/// problems.
/// </summary>
internal sealed class ContentReload(ContentFolder folder, CurrentContent current, ILogger<ContentReload> log) : ITakesChanges
{
    private const int MaxLoggedFiles = 20;

    /// <summary>
    /// Reads and checks the folder while the host serves the old content. Then makes the host serve the new content, or rejects it.
    /// </summary>
    /// <inheritdoc/>
    public bool Load()
    {
        var before = current.Content.Version;
        switch (Read())
        {
            case null:
                return false;
            case ContentResult.Loaded { Content: var content }:
                current.Serve(content);
                if (content.Version != before)
                {
                    log.ContentChanged(content.Version, before);
                }

                return true;
            case ContentResult.Failed { Problems: var problems }:
                Refuse(problems);
                return true;
            case var other:
                throw new InvalidOperationException(other.GetType().Name);
        }
    }

    private ContentResult? Read()
    {
        try
        {
            return ContentLoader.Load(folder.Read(), ContentFolder.Requirements);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var problem = new ContentProblem(
                "",
                null,
                null,
                $"{folder.Path} cannot be read ({exception.Message}).",
                "Put the folder back, or give the program the right to read it."
            );
            if (!current.Problems.SequenceEqual([problem]))
            {
                Refuse([problem]);
            }

            return null;
        }
    }

    private void Refuse(IReadOnlyList<ContentProblem> problems)
    {
        ContentTelemetry.Errors.Add(problems.Count);
        foreach (var problem in problems.Take(MaxLoggedFiles))
        {
            log.ContentRefused(current.Content.Version, $"{problem}");
        }

        if (problems.Count > MaxLoggedFiles)
        {
            log.MoreContentProblems(problems.Count - MaxLoggedFiles);
        }

        current.Refuse(problems);
    }
}
