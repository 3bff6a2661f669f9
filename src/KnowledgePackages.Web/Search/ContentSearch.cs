using System.Collections.Concurrent;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Web.Telemetry;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Searches one content snapshot with Lucene. Each language has its own in-memory index. It is built a few seconds after the first turn in
/// that language, or by the first question if that comes earlier. So creating an instance of this class is cheap.
/// </summary>
/// <param name="content">The content to search.</param>
/// <param name="time">Measures how long building an index takes.</param>
/// <param name="log">Logs the built indexes, never people's questions.</param>
internal sealed class ContentSearch(DialogsContent content, TimeProvider time, ILogger<ContentSearch> log) : IContentSearch
{
    /// <summary>The maximum number of results. A person can read this many at a glance.</summary>
    public const int MaxResults = 3;

    // On a busy machine an index can take longer than a turn may. The first answers of a host come before it.
    private static readonly TimeSpan PrepareAfter = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Lazy<LanguageIndex?>> _indexes = new(StringComparer.Ordinal);
    private readonly Lazy<QuestionLanguage> _languages = new(() => new QuestionLanguage(content));

    /// <summary>The tags of the languages whose index is built.</summary>
    public IEnumerable<string> Built => _indexes.Where(index => index.Value.IsValueCreated).Select(index => index.Key);

    /// <inheritdoc/>
    public SearchResult Find(string language, string question, SearchPlace? place = null)
    {
        var result = Look(content.In(language).Language, question, place);
        ContentTelemetry.Searches.Add(1, new KeyValuePair<string, object?>("outcome", result.GetType().Name));
        return result;
    }

    /// <inheritdoc/>
    public void Prepare(string language)
    {
        var tag = content.In(language).Language;
        if (!_indexes.ContainsKey(tag) && _indexes.TryAdd(tag, NewIndex(tag)))
        {
            _ = PrepareLaterAsync(tag);
        }
    }

    /// <summary>Returns the index of a language; null if it cannot be built.</summary>
    internal LanguageIndex? IndexOf(string language) => _indexes.GetOrAdd(language, NewIndex).Value;

    private Lazy<LanguageIndex?> NewIndex(string language) => new(() => Build(language));

    private async Task PrepareLaterAsync(string language)
    {
        await Task.Delay(PrepareAfter, time).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        IndexOf(language);
    }

    private SearchResult Look(string language, string question, SearchPlace? place)
    {
        var spoken = _languages.Value.Of(question, language);
        if (IndexOf(spoken) is not { } index)
        {
            return new SearchResult.NotReady();
        }

        if (index.Find(question, place, out var words) is { } found)
        {
            return found;
        }

        return words.Count > 0 ? new SearchResult.Nothing(NearTerms.Of(content.In(spoken), words, MaxResults)) : new SearchResult.NoWords();
    }

    // Catches all exceptions, because the rest of the bot works without the search.
    private LanguageIndex? Build(string language)
    {
        var start = time.GetTimestamp();
        try
        {
            var index = new LanguageIndex(content, content.In(language));
            log.SearchBuilt(language, (long)time.GetElapsedTime(start).TotalMilliseconds);
            return index;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            log.SearchNotBuilt(exception);
            return null;
        }
    }
}
