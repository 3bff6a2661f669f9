using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Creates the search for each content snapshot. <see cref="SearchBuilding"/> builds the first one after the start; later ones are built at
/// once, while the old content is still served, so that searches work right after a change.
/// </summary>
internal sealed class ContentSearches(TimeProvider time, ILogger<ContentSearches> log)
{
    private ContentSearch? _first;

    /// <summary>Creates the search for a snapshot, for the bot that is created with the same snapshot.</summary>
    public ContentSearch Make(DialogsContent content)
    {
        var search = new ContentSearch(content, time);
        if (Interlocked.CompareExchange(ref _first, search, null) is not null)
        {
            Build(search);
        }

        return search;
    }

    /// <summary>Builds the search for the content at the start.</summary>
    public void BuildFirst()
    {
        if (_first is { } search)
        {
            Build(search);
        }
    }

    // A failure here must not stop the rest of the bot, which needs no search.
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
