using System.Globalization;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// The search index of one language. The index does not change after its creation, so several turns may use it at the same time.
/// </summary>
internal sealed class LanguageIndex
{
    private const string Number = "number";
    private const int Candidates = 30;

    // The maximum number of concepts to look up, because each lookup takes time. The first concepts of a longer question are enough to
    // find its subject.
    private const int MaxConcepts = 16;

    private readonly DialogsContent _content;
    private readonly IReadOnlyList<SearchDocument> _documents;
    private readonly string[] _stems;
    private readonly Dictionary<string, int> _numbers;
    private readonly Analyzer _analyzer;
    private readonly Vocabulary _vocabulary;
    private readonly TopicBook _topics;
    private readonly HashSet<string> _general;
    private readonly HashSet<string> _talk;
    private readonly string[][] _titles;
    private readonly IndexSearcher _searcher;

    public LanguageIndex(DialogsContent content, ContentTexts texts)
    {
        Language = texts.Language;
        _content = content;
        _documents = SearchDocuments.Of(content, texts);
        _numbers = _documents.Index().DistinctBy(document => document.Item.Id).ToDictionary(
            document => document.Item.Id, document => document.Index, StringComparer.Ordinal);
        _analyzer = Analyzers.For(
            Language,
            _documents
                .SelectMany(document => document.Parts)
                .SelectMany(part => LanguageWords.In(part.Text))
                .Concat(texts.Synonyms(SearchWords.Related).SelectMany(LanguageWords.In))
        );
        _vocabulary = new(texts, _analyzer);
        _topics = new(content, texts, _vocabulary.Stems);
        _stems =
        [
            .. _documents.Select(document =>
                $" {string.Join(" | ", document.Parts.Select(part => StemsOf(part.Text)))} "),
        ];
        _titles =
        [
            .. _documents.Select(document => document.Parts.Where(part => part.Part == SearchPart.Title)
                .Select(part => $" {string.Join(' ', _vocabulary.Stems(part.Text))} ")
                .ToArray()),
        ];
        _talk =
        [
            .. texts.MessagesStartingWith("").Select(message => message.Value)
                .Concat(texts.About.SelectMany(about => about.Wordings.Concat(about.Answer)))
                .SelectMany(_vocabulary.Stems),
        ];
        _general = [.. LanguageWords.Of(texts).SelectMany(_vocabulary.Stems), .. _vocabulary.Words];
        _searcher = new IndexSearcher(Write()) { Similarity = new BM25Similarity() };
        Spelling = new(_searcher.IndexReader, _topics.Words.Concat(_vocabulary.Words));
    }

    /// <summary>The BCP 47 tag of the language.</summary>
    public string Language { get; }

    /// <summary>The spelling correction for words that do not occur in the language's texts.</summary>
    public SpellingCorrection Spelling { get; }

    /// <summary>Returns up to three results, the best first; null if the results do not answer the question.</summary>
    /// <param name="question">The question as the person wrote it.</param>
    /// <param name="place">The person's package and station; null if the person has not chosen a package.</param>
    /// <param name="words">
    /// Returns the searched stems: the question's words without those that are common in questions, such as "what". Empty if no word is
    /// left.
    /// </param>
    public SearchResult.Found? Find(string question, SearchPlace? place, out IReadOnlyList<string> words)
    {
        var asked = _vocabulary.In(question, stem => IsInContent(stem) || _topics.Words.Contains(stem));
        var concepts = asked.Concepts.Take(MaxConcepts).ToList();
        words = [.. concepts.SelectMany(concept => concept.Wordings[0])];
        if (Find(asked with { Concepts = concepts }, [], place) is { } found)
        {
            return found;
        }

        // Correct the spelling only if the question as written has no good result.
        var corrected = Spelling.Correct(concepts, IsWord, out _);
        var meant = corrected.Except(concepts).ToList();
        return meant.Count == 0 ? null : Find(new([.. Replaced(asked.Stems, concepts, corrected)], corrected), meant, place);
    }

    private string StemsOf(string text) => string.Join(' ', Word.In(_analyzer, text).Select(word => word.Stem));

    private SearchResult.Found? Find(AskedWords asked, IReadOnlyList<Concept> meant, SearchPlace? place)
    {
        var topics = _topics.In(asked);
        var known = asked.Concepts.Where(IsInContent).ToList();
        if (known.Count == 0 && topics.Count == 0)
        {
            return null;
        }

        var weights = asked.Concepts.Select(concept => (Concept: concept, Weight: Ranking.Weight(concept, this))).ToList();
        var whole = weights.Sum(weight => weight.Weight);
        var byTopics = weights
            .Where(weight => topics.Any(topic => weight.Concept.Wordings[0].Any(topic.Stems.Contains)))
            .Sum(weight => weight.Weight);
        var scores = new Dictionary<int, Score>();
        foreach (var topic in topics)
        {
            foreach (var (rank, id) in _content.Topics[topic.Topic].ItemIds.Index())
            {
                var score = scores.GetValueOrDefault(_numbers[id]);
                scores[_numbers[id]] = score with { Topics = score.Topics + Ranking.OfTopic(topic.Certainty, rank) };
            }
        }

        foreach (var (number, text) in TextScores(known))
        {
            var matched = weights.Where(weight => Has(_stems[number], weight.Concept)).ToList();
            var share = matched.Sum(weight => weight.Weight) / Math.Max(whole, 1e-9);
            var tells = matched.Exists(weight => Tells(weight.Concept)) && (matched.Count > 1 || matched.Count == weights.Count);
            scores[number] = scores.GetValueOrDefault(number) with { Text = text * share, Share = share, Tells = tells };
        }

        AddTitles(asked, scores);
        var best = scores.Values.Select(score => score.Text).DefaultIfEmpty(0).Max();
        var found = scores
            .Where(score => score.Value.Topics + score.Value.Title > 0 || score.Value.Share >= Ranking.MinShare)
            .Select(score => (_documents[score.Key], Value: Ranking.Total(
                score.Value.Topics + score.Value.Title,
                best == 0 ? 0 : score.Value.Text / best,
                _documents[score.Key].Kind,
                NearnessOf(_documents[score.Key], place)), score.Key))
            .OrderByDescending(hit => hit.Value)
            .ThenBy(hit => hit.Key)
            .Take(ContentSearch.MaxResults)
            .ToList();
        var byText = scores.Values.Where(score => score.Tells).Select(score => score.Share).DefaultIfEmpty(0).Max();
        var isNamed = scores.Values.Any(score => score.Title > 0);
        return found.Count > 0 && (isNamed || Ranking.IsGoodEnough(topics, byTopics / Math.Max(whole, 1e-9), byText))
            ? new([.. found.Select(hit => new SearchHit(hit.Item1.Kind, hit.Item1.Id))], Language, [.. meant.Select(Written)])
            : null;
    }

    /// <summary>
    /// Returns an estimate of the number of items in which a concept occurs, and the number of all items. A wording is taken to occur as
    /// often as its rarest stem, and the concept as often as its most frequent wording.
    /// </summary>
    public (int Of, int All) Frequency(Concept concept) =>
        (
            concept.Wordings.Max(way => way.Min(stem => Ranking.Fields.Max(field => _searcher.IndexReader.DocFreq(new Term(field, stem))))),
            _stems.Length
        );

    /// <summary>Returns whether a concept occurs in the content or in the words that name topics.</summary>
    public bool IsKnown(Concept concept) => IsInContent(concept) || concept.Wordings[0].All(_topics.Words.Contains);

    /// <summary>
    /// Returns whether a concept occurs in any text of the language. If not, the search may correct the spelling of the concept.
    /// </summary>
    public bool IsWord(Concept concept) => IsKnown(concept) || concept.Wordings[0].All(_general.Contains);

    // Adds a score to items whose title is part of the question: people who write a title want to see that item.
    private void AddTitles(AskedWords asked, Dictionary<int, Score> scores)
    {
        var whole = $" {string.Join(' ', asked.Stems)} ";
        foreach (var (number, titles) in _titles.Index())
        {
            var named = titles
                .Where(title => title.Length > 2 && whole.Contains(title, StringComparison.Ordinal))
                .MaxBy(title => title.Length);
            if (named is not null && Ranking.OfTitle(named.Split(' ').Length - 2, isAll: named.Length == whole.Length) is > 0 and var title)
            {
                scores[number] = scores.GetValueOrDefault(number) with { Title = title };
            }
        }
    }

    // Returns whether a concept describes the subject of a question. Words that the assistant's own texts use ("next", "long") describe no
    // subject, unless editors listed synonyms for the word.
    private bool Tells(Concept concept) => !concept.Wordings[0].All(_talk.Contains) || concept.Wordings[0].Any(_vocabulary.IsSubject);

    private static IEnumerable<string> Replaced(IReadOnlyList<string> stems, List<Concept> concepts, IReadOnlyList<Concept> corrected)
    {
        var replaced = concepts.Zip(corrected).Where(pair => pair.First != pair.Second)
            .ToDictionary(pair => pair.First.Key, pair => pair.Second.Key, StringComparer.Ordinal);
        return stems.Select(stem => replaced.GetValueOrDefault(stem, stem));
    }

    private bool IsInContent(Concept concept) => concept.Wordings.Any(way => way.All(IsInContent));

    private bool IsInContent(string stem) => Ranking.Fields.Any(field => _searcher.IndexReader.DocFreq(new Term(field, stem)) > 0);

    private string Written(Concept concept)
    {
        var number = Array.FindIndex(_stems, stems => Has(stems, concept));
        return (number < 0 ? [] : _documents[number].Parts.SelectMany(part => Word.In(_analyzer, part.Text)))
            .Where(word => word.Stem == concept.Key)
            .Select(word => word.Written)
            .FirstOrDefault(concept.Key);
    }

    private IEnumerable<(int Number, double Score)> TextScores(List<Concept> known) => known.Count == 0
        ? []
        : _searcher.Search(Ranking.Query(known, _searcher), Candidates).ScoreDocs.Select(hit => (NumberOf(hit.Doc), (double)hit.Score));

    private int NumberOf(int id) =>
        int.Parse(_searcher.Doc(id).Get(Number, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool Has(string stems, Concept concept) =>
        concept.Phrases.Any(phrase => stems.Contains(phrase, StringComparison.Ordinal));

    private static Nearness NearnessOf(SearchDocument document, SearchPlace? place) => place is null ? Nearness.Unknown
        : document.StationIds.Contains(place.StationId) ? Nearness.Station
        : document.PackageIds.Count == 0 ? Nearness.Unknown
        : document.PackageIds.Contains(place.PackageId) ? Nearness.Package
        : Nearness.Elsewhere;

    private DirectoryReader Write()
    {
        var directory = new RAMDirectory();
        var settings = new IndexWriterConfig(Analyzers.Version, _analyzer)
        {
            Similarity = new BM25Similarity(),
            MergeScheduler = new SerialMergeScheduler(),
        };
        using (var writer = new IndexWriter(directory, settings))
        {
            for (var number = 0; number < _documents.Count; number++)
            {
                var document = new Document { new StoredField(Number, number) };
                foreach (var (part, text) in _documents[number].Parts)
                {
                    document.Add(new TextField(Ranking.Field(part), text, Field.Store.NO));
                }

                writer.AddDocument(document);
            }
        }

        return DirectoryReader.Open(directory);
    }

    private readonly record struct Score(double Topics, double Title, double Text, double Share, bool Tells);
}
