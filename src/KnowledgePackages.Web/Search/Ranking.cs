using KnowledgePackages.Domain.Content.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace KnowledgePackages.Web.Search;

/// <summary>Creates the Lucene query for a question. A match in the title counts more than one in the text or in related texts.</summary>
internal static class Ranking
{
    // The weight of a synonym; the word in the question has the weight 1.
    private const float SameWord = 0.8f;

    // How many positions the words of a phrase may be moved. So a phrase matches even if the text has another word in between ("memorandum
    // of understanding") or the words in another order.
    private const int Slop = 2;

    private static readonly (SearchPart Part, string Field, float Boost)[] Weights =
    [
        (SearchPart.Title, "title", 2f),
        (SearchPart.Text, "text", 1f),
        (SearchPart.Around, "around", 0.5f),
    ];

    /// <summary>The names of the index's fields.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. Weights.Select(weight => weight.Field)];

    public static string Field(SearchPart part) => Weights.First(weight => weight.Part == part).Field;

    /// <summary>
    /// Returns the weight of results of this kind. Glossary terms rank lower: they explain a word, and a person who searches for a word
    /// mostly knows its meaning.
    /// </summary>
    public static float Weight(SearchKind kind) => kind == SearchKind.Term ? 0.7f : 1;

    public static Query Query(IEnumerable<Concept> concepts, IndexSearcher searcher)
    {
        var query = new BooleanQuery();
        foreach (var concept in concepts)
        {
            query.Add(Weighted(concept, searcher), Occur.SHOULD);
        }

        return query;
    }

    // Returns the query for one concept, in which a rare synonym counts as much as a common one: each gets the rarity of the whole concept
    // instead of its own.
    private static DisjunctionMaxQuery Weighted(Concept concept, IndexSearcher searcher)
    {
        var count = new TotalHitCountCollector();
        searcher.Search(Anywhere(concept, _ => 1), count);
        var rarity = Rarity(count.TotalHits, searcher.IndexReader.MaxDoc);
        return Anywhere(
            concept,
            terms => rarity / terms.Sum(term => Rarity(searcher.IndexReader.DocFreq(term), searcher.IndexReader.MaxDoc))
        );
    }

    // Returns a query for any of the concept's ways in any of the fields. The best match decides the score; the other matches add a little.
    private static DisjunctionMaxQuery Anywhere(Concept concept, Func<IReadOnlyList<Term>, float> weight)
    {
        const float Others = 0.15f;
        var query = new DisjunctionMaxQuery(Others);
        foreach (var (_, field, boost) in Weights)
        {
            foreach (var way in concept.Ways)
            {
                Term[] terms = [.. way.Select(stem => new Term(field, stem))];
                var words = Words(terms);
                words.Boost = boost * weight(terms) * (ReferenceEquals(way, concept.Ways[0]) ? 1 : SameWord);
                query.Add(words);
            }
        }

        return query;
    }

    private static Query Words(Term[] terms)
    {
        if (terms is [var only])
        {
            return new TermQuery(only);
        }

        var phrase = new PhraseQuery { Slop = Slop };
        foreach (var term in terms)
        {
            phrase.Add(term);
        }

        return phrase;
    }

    // Returns the inverse document frequency of BM25 for a term that occurs in `documents` of `all` documents.
    private static float Rarity(int documents, int all) => (float)Math.Log(1 + ((all - documents + 0.5) / (documents + 0.5)));
}
