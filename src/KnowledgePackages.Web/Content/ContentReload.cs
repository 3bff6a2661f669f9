using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Telemetry;

namespace KnowledgePackages.Web.Content;

/// <summary>Reloads the folder; if it has problems, the last good content stays in use and the log explains why.</summary>
internal sealed class ContentReload(ContentFolder folder, CurrentContent current, ILogger<ContentReload> log) : ITakesChanges
{
    private const int MostInLog = 20;

    /// <summary>Reads and checks the folder while the old content is served, then switches to it or rejects it.</summary>
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
        foreach (var problem in problems.Take(MostInLog))
        {
            log.ContentRefused(current.Content.Version, $"{problem}");
        }

        if (problems.Count > MostInLog)
        {
            log.MoreContentProblems(problems.Count - MostInLog);
        }

        current.Refuse(problems);
    }
}
