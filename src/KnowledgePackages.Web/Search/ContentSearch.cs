using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Web.Telemetry;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Searches one content snapshot with Lucene, in an in-memory index for each language. Each content snapshot gets a new instance. A search
/// returns <see cref="SearchResult.NotReady"/> until <see cref="Build"/> has been called.
/// </summary>
/// <param name="content">The content to search.</param>
/// <param name="time">The clock that turns use.</param>
internal sealed class ContentSearch(DialogsContent content, TimeProvider time) : IContentSearch
{
    /// <summary>The maximum number of results, which a person can still read at a glance.</summary>
    public const int Most = 3;

    // If the best result contains a smaller share of the question's words, the question may be in the default language, so the index of
    // that language is searched, too.
    private const double Doubtful = 0.5;

    private readonly Lock _gate = new();
    private Dictionary<string, LanguageIndex>? _indexes;
    private DateTimeOffset _since;

    /// <summary>Builds the indexes of all languages. Takes some tenths of a second of CPU time.</summary>
    public void Build()
    {
        var indexes = content.Languages.ToDictionary(language => language, language => new LanguageIndex(content, content.In(language)));

        // Set the indexes together with the time. A turn that began before this time gets NotReady, so that it has the same outcome each
        // time it runs.
        lock (_gate)
        {
            (_indexes, _since) = (indexes, time.GetUtcNow());
        }
    }

    /// <inheritdoc/>
    public SearchResult Find(string language, string question, DateTimeOffset at)
    {
        var result = Look(language, question, at);
        ContentTelemetry.Searches.Add(1, new KeyValuePair<string, object?>("outcome", result.GetType().Name));
        return result;
    }

    private SearchResult Look(string language, string question, DateTimeOffset at)
    {
        if (At(at) is not { } indexes)
        {
            return new SearchResult.NotReady();
        }

        var own = indexes[content.In(language).Language].Find(question, out var words);
        if (own is { Share: >= Doubtful })
        {
            return own;
        }

        var other = indexes[content.DefaultLanguage].Find(question, out _);
        if (other is not null && other.Share > (own?.Share ?? 0))
        {
            return other;
        }

        if (own is not null)
        {
            return own;
        }

        return words.Count > 0 ? new SearchResult.Nothing(NearTerms.Of(content.In(language), words, Most)) : new SearchResult.NoWords();
    }

    private Dictionary<string, LanguageIndex>? At(DateTimeOffset at)
    {
        lock (_gate)
        {
            return _since < at ? _indexes : null;
        }
    }
}
