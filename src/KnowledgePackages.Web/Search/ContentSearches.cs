using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Creates the search of each content snapshot. <see cref="SearchBuilding"/> builds the indexes of the first one some time after the start.
/// The indexes of later ones are built immediately, while the old content is still served, so that searches work right after a content
/// change.
/// </summary>
internal sealed class ContentSearches(TimeProvider time, ILogger<ContentSearches> log)
{
    private ContentSearch? _first;

    /// <summary>Creates the search for a content snapshot. Builds its indexes immediately, unless it is the first one.</summary>
    public ContentSearch Make(DialogsContent content)
    {
        var search = new ContentSearch(content, time);
        if (Interlocked.CompareExchange(ref _first, search, null) is not null)
        {
            Build(search);
        }

        return search;
    }

    /// <summary>Builds the indexes of the first search.</summary>
    public void BuildFirst()
    {
        if (_first is { } search)
        {
            Build(search);
        }
    }

    // Logs a failure and continues, because the rest of the bot works without a search.
    private void Build(ContentSearch search)
    {
        var start = time.GetTimestamp();
        try
        {
            search.Build();
            log.SearchBuilt((long)time.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            log.SearchNotBuilt(exception);
        }
    }
}
