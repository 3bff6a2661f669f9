using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Web.Telemetry;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Lucene's answer for one content snapshot: an index for each language, in memory. New content gets a new one. It is made in no time and
/// finds nothing until <see cref="Build"/> was called.
/// </summary>
/// <param name="content">What can be found.</param>
/// <param name="time">The clock by which turns are timed.</param>
internal sealed class ContentSearch(DialogsContent content, TimeProvider time) : IContentSearch
{
    /// <summary>How much is shown: what one takes in at a glance.</summary>
    public const int Most = 3;

    // Below this share of its words in one language, a question may have been asked in the other.
    private const double Doubtful = 0.5;

    private readonly Lock _gate = new();
    private Dictionary<string, LanguageIndex>? _indexes;
    private DateTimeOffset _since;

    /// <summary>Builds the indexes, the default language's first. Takes some tenths of a second of processor time.</summary>
    public void Build()
    {
        var indexes = content.Languages.ToDictionary(language => language, language => new LanguageIndex(content, content.In(language)));

        // Behind one lock the time and the indexes are one: a turn that began before this sees none of it, however often it is run.
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
