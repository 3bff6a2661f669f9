using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>Runs the command <c>content links</c>: checks whether the links in the content can be opened.</summary>
internal static class LinksCommand
{
    /// <summary>
    /// Checks all links and prints the report. If <paramref name="marks"/> is true, also sets and removes marks in <c>resources.json</c>.
    /// </summary>
    /// <returns>The exit code: 1 if there is still a broken link without a mark, otherwise 0.</returns>
    /// <exception cref="StartException">The folder cannot be read or written, or has problems.</exception>
    public static async Task<int> RunAsync(
        ContentFolder folder,
        bool marks,
        SocketsHttpHandler network,
        LinkTimes times,
        TimeProvider time,
        TextWriter output
    )
    {
        var files = folder.ReadOrEnd();
        if (ContentLoader.Load(files, ContentFolder.Requirements) is not ContentResult.Loaded { Content: var content })
        {
            throw new StartException("The content has problems, so its links cannot be checked reliably. See: content lint.");
        }

        var resources = new ResourceFile(files.First(file => file.Path == ResourceFile.Path).Bytes);
        var links = ContentLink.In(content, resources);
        await output.WriteLineAsync($"Asking for {links.Count} links, each host for one at a time. That takes a minute or more.");
        var verdicts = await LinkCheck.RunAsync(links.Select(link => link.Url), network, times, time, CancellationToken.None);
        var report = new LinkReport(links, verdicts, content);
        foreach (var line in report.Lines())
        {
            await output.WriteLineAsync(line);
        }

        var broken = report.Broken.Count;
        if (marks && report.Marks.Count + report.Back.Count > 0)
        {
            Write(folder, files, resources, report, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            broken -= report.Marks.Count;
            await output.WriteLineAsync(
                $"Written to {ResourceFile.Path}: marks set: {report.Marks.Count}, taken away: {report.Back.Count}. See: content lint, "
                + "content preview."
            );
        }

        return broken > 0 ? 1 : 0;
    }

    // Writes the marks. Checks the new content first, because a running bot reloads the folder immediately.
    private static void Write(
        ContentFolder folder,
        IReadOnlyList<ContentFile> files,
        ResourceFile resources,
        LinkReport report,
        DateOnly today
    )
    {
        resources = report.Marks.Aggregate(resources, (file, mark) => file.WithMark(mark.Id, today, mark.Substitute.Id));
        resources = report.Back.Aggregate(resources, (file, id) => file.WithoutMark(id));
        var result = ContentLoader.Load(
            files.Select(file => file.Path == ResourceFile.Path ? file with { Bytes = resources.Bytes } : file),
            ContentFolder.Requirements
        );
        if (result is ContentResult.Failed { Problems: var problems })
        {
            throw new StartException($"Nothing was written, because the changed content would have a problem: {problems[0]}");
        }

        try
        {
            File.WriteAllBytes(Path.Combine(folder.Path, ResourceFile.Path), resources.Bytes.Span);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"{ResourceFile.Path} cannot be written ({exception.Message}). Give the process the right to write it."
            );
        }
    }
}
