using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Makes the search of each content snapshot. The first is built after the start, by <see cref="SearchBuilding"/>; each later one at once,
/// beside what is served, so that nobody finds nothing after a change.
/// </summary>
internal sealed class ContentSearches(TimeProvider time, ILogger<ContentSearches> log)
{
    private ContentSearch? _first;

    /// <summary>The search of a snapshot; it belongs to the bot that is made with it.</summary>
    public ContentSearch Make(DialogsContent content)
    {
        var search = new ContentSearch(content, time);
        if (Interlocked.CompareExchange(ref _first, search, null) is not null)
        {
            Build(search);
        }

        return search;
    }

    /// <summary>Builds the search of the content that this program began with.</summary>
    public void BuildFirst()
    {
        if (_first is { } search)
        {
            Build(search);
        }
    }

    // Whatever goes wrong with it, the rest of the bot needs no search.
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
