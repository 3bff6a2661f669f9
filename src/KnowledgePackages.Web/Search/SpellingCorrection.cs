using KnowledgePackages.Domain.Content.Search;
using Lucene.Net.Index;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Replaces mistyped words of a question by similar words of the content. The time is limited for every question: only the first few
/// unknown words are corrected, and each is compared only with words of the same first letter and about the same length.
/// </summary>
internal sealed class SpellingCorrection
{
    /// <summary>The maximum number of a question's unknown words that are corrected. Further unknown words stay unchanged.</summary>
    public const int MaxWords = 4;

    private const int Shortest = 6;
    private const int Long = 9;
    private const int MaxMistakes = 2;

    private readonly Dictionary<(char First, int Length), List<(string Stem, int Documents)>> _words = [];

    /// <param name="reader">The index with the words of the content.</param>
    /// <param name="others">Other possible corrections: the words of topics and synonyms.</param>
    public SpellingCorrection(IndexReader reader, IEnumerable<string> others)
    {
        var documents = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var terms in Ranking.Fields.Select(field => MultiFields.GetTerms(reader, field)).OfType<Terms>())
        {
            for (var each = terms.GetEnumerator(); each.MoveNext();)
            {
                var stem = each.Term.Utf8ToString();
                documents[stem] = Math.Max(documents.GetValueOrDefault(stem), each.DocFreq);
            }
        }

        foreach (var stem in others)
        {
            documents.TryAdd(stem, 1);
        }

        foreach (var (stem, count) in documents.Where(word => word.Key.Length >= Shortest - MaxMistakes))
        {
            if (!_words.TryGetValue((stem[0], stem.Length), out var alike))
            {
                _words[(stem[0], stem.Length)] = alike = [];
            }

            alike.Add((stem, count));
        }
    }

    /// <summary>The maximum number of content words with which one unknown word can be compared.</summary>
    public int MaxComparisons => _words.Values.Max(alike => alike.Count) * ((2 * MaxMistakes) + 1);

    /// <summary>
    /// Returns the concepts of a question, with each unknown word replaced by the most similar content word. A word without a similar word
    /// stays unchanged.
    /// </summary>
    /// <param name="concepts">The concepts of a question.</param>
    /// <param name="isKnown">Returns whether a concept is spelled correctly, because it occurs in the texts of the language.</param>
    /// <param name="compared">Returns the number of comparisons with content words.</param>
    public IReadOnlyList<Concept> Correct(IReadOnlyList<Concept> concepts, Func<Concept, bool> isKnown, out int compared)
    {
        var (tried, looked) = (0, 0);
        List<Concept> corrected = [];
        foreach (var concept in concepts)
        {
            var isWrong = IsAWord(concept.Key) && !isKnown(concept) && tried++ < MaxWords;
            corrected.Add(isWrong && Nearest(concept.Key, ref looked) is { } stem ? new Concept(stem) : concept);
        }

        compared = looked;
        return corrected;
    }

    private static bool IsAWord(string key) => key.Length >= Shortest && !key.Contains(' ', StringComparison.Ordinal);

    // Returns the most similar content word with the same first letter; null if none is similar enough. Among equally similar words the
    // most frequent one wins, then the alphabetically first, so that the result is always the same.
    private string? Nearest(string word, ref int compared)
    {
        var mistakes = word.Length < Long ? 1 : MaxMistakes;
        (string? Stem, double Likeness, int Documents) nearest = default;
        for (var length = word.Length - mistakes; length <= word.Length + mistakes; length++)
        {
            foreach (var (stem, documents) in _words.GetValueOrDefault((word[0], length)) ?? [])
            {
                compared++;
                if (EditDistance.Of(word, stem, mistakes) is var distance && distance <= mistakes)
                {
                    var likeness = 1 - ((double)distance / Math.Min(word.Length, stem.Length));
                    var order = (likeness, documents).CompareTo((nearest.Likeness, nearest.Documents));
                    if (nearest.Stem is null || order > 0 || (order == 0 && string.CompareOrdinal(stem, nearest.Stem) < 0))
                    {
                        nearest = (stem, likeness, documents);
                    }
                }
            }
        }

        return nearest.Stem;
    }
}
