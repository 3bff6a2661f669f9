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

/// <summary>The search index of one language. Built once, then only read, by any number of turns.</summary>
internal sealed class LanguageIndex
{
    private const string Number = "number";
    private const int Candidates = 30;

    // Each concept costs an index lookup, so use only the first ones: the beginning of a longer question already shows its subject.
    private const int MostConcepts = 16;

    // Results that contain a smaller share of the question's words are about something else.
    private const double LeastShare = 0.3;

    private readonly IReadOnlyList<SearchDocument> _documents;
    private readonly Analyzer _analyzer;
    private readonly Vocabulary _vocabulary;
    private readonly IndexSearcher _searcher;

    public LanguageIndex(DialogsContent content, ContentTexts texts)
    {
        Language = texts.Language;
        _documents = SearchDocuments.Of(content, texts);
        _analyzer = Analyzers.For(
            Language,
            _documents
                .SelectMany(document => document.Parts)
                .SelectMany(part => Letters(part.Text))
                .Concat(texts.Synonyms(SearchWords.Related).SelectMany(Letters))
        );
        _vocabulary = new(texts, _analyzer);
        _searcher = new IndexSearcher(Write()) { Similarity = new BM25Similarity() };
        Spelling = new(_searcher.IndexReader);
    }

    /// <summary>BCP 47 tag of the language.</summary>
    public string Language { get; }

    /// <summary>The spelling correction for words that do not occur in the language's texts.</summary>
    public SpellingCorrection Spelling { get; }

    /// <summary>Returns the best three results; null if nothing matches.</summary>
    /// <param name="question">The question as the person wrote it.</param>
    /// <param name="words">
    /// The words that were searched for, as stems; empty if the question has only words that are common in questions.
    /// </param>
    public SearchResult.Found? Find(string question, out IReadOnlyList<string> words)
    {
        List<Concept> asked = [.. _vocabulary.In(question, IsKnown).Take(MostConcepts)];
        words = [.. asked.SelectMany(concept => concept.Ways[0])];
        var corrected = Spelling.Correct(asked, IsKnown, out _);
        var known = corrected.Where(IsKnown).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        // The share of the question's words counts more than their frequency and rarity: a question with two subjects is about both.
        var found = _searcher
            .Search(Ranking.Query(known, _searcher), Candidates)
            .ScoreDocs.Select(hit => (Document: Document(hit.Doc), hit.Score))
            .Select(hit => (hit.Document, hit.Score, Matches: Matches(hit.Document, known)))
            .Where(hit => hit.Matches.Count > 0)
            .Select(hit =>
                (
                    hit.Document,
                    hit.Matches,
                    Share: (double)hit.Matches.Select(match => match.Concept).Distinct().Count() / asked.Count,
                    hit.Score
                )
            )
            .Where(hit => hit.Share >= LeastShare)
            .OrderByDescending(hit => hit.Score * Math.Pow(hit.Share, 1.0) * Ranking.Weight(hit.Document.Kind))
            .Take(ContentSearch.Most)
            .ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var meant = corrected.Except(asked).SelectMany(concept => found.SelectMany(hit => hit.Matches)
            .Where(match => match.Concept == concept).Select(match => match.Written).Take(1));
        return new(
            [.. found.Select(hit => new SearchHit(hit.Document.Kind, hit.Document.Id, Why(hit.Matches)))],
            Language, found.Max(hit => hit.Share), [.. meant]);
    }

    private bool IsKnown(Concept concept) => concept.Ways.Any(way => way.All(IsKnown));

    private bool IsKnown(string stem) => Ranking.Fields.Any(field => _searcher.IndexReader.DocFreq(new Term(field, stem)) > 0);

    private SearchDocument Document(int id) =>
        _documents[int.Parse(_searcher.Doc(id).Get(Number, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)];

    // A concept counts in the first part that contains it; parts are ordered by weight.
    private List<Match> Matches(SearchDocument document, IReadOnlyList<Concept> concepts)
    {
        var matches = new List<Match>();
        foreach (var part in document.Parts)
        {
            var words = Word.In(_analyzer, part.Text);
            foreach (var concept in concepts.Where(concept => matches.All(match => match.Concept != concept)))
            {
                if (Where(words, concept) is { } written)
                {
                    matches.Add(new(concept, part.Part, written));
                }
            }
        }

        return matches;
    }

    private static string? Where(List<Word> words, Concept concept)
    {
        foreach (var way in concept.Ways)
        {
            for (var at = 0; at + way.Count <= words.Count; at++)
            {
                if (way.Select((stem, offset) => words[at + offset].Stem == stem).All(isSame => isSame))
                {
                    return string.Join(' ', words.Skip(at).Take(way.Count).Select(word => word.Written));
                }
            }
        }

        return null;
    }

    private static IReadOnlyList<SearchMatch> Why(List<Match> matches) =>
    [
        .. matches.GroupBy(match => match.Part).OrderBy(part => part.Key).Select(part => new SearchMatch(
            part.Key, [.. part.Select(match => match.Written).Distinct(StringComparer.CurrentCultureIgnoreCase).Take(ContentSearch.Most)])),
    ];

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

    private static IEnumerable<string> Letters(string text) =>
        text.Split([.. text.Where(letter => !char.IsLetter(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries);

    private sealed record Match(Concept Concept, SearchPart Part, string Written);
}
