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

/// <summary>The search index of one language. After the constructor it is only read, by any number of turns at the same time.</summary>
internal sealed class LanguageIndex
{
    private const string Number = "number";
    private const int Candidates = 30;

    // The maximum number of concepts that are looked up, because each lookup takes time. The beginning of a longer question shows its
    // subject.
    private const int MostConcepts = 16;

    // A result must contain at least this share of the question's concepts; otherwise it is about another subject.
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

    /// <summary>The BCP 47 tag of the language.</summary>
    public string Language { get; }

    /// <summary>The spelling correction for words that do not occur in the language's texts.</summary>
    public SpellingCorrection Spelling { get; }

    /// <summary>Returns the best results, at most <see cref="ContentSearch.Most"/>; null if nothing matches.</summary>
    /// <param name="question">The question as the person wrote it.</param>
    /// <param name="words">
    /// The stems of the words that were searched for. Words that are common in questions, such as "what", are not searched for; empty if
    /// the question has no others.
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

        // Multiply the score by the share of the question's concepts that a result contains: for a question with two subjects, a result
        // about both is better than one that mentions the rarer subject often.
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

    // Returns the concepts that the document contains, each with the first part that contains it. The parts are ordered by importance.
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
