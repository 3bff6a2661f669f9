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

    /// <summary>Items that have a smaller share of the question's words, weighted by rarity, are about something else.</summary>
    public const double MinShare = 0.3;

    // The least share of the question that its topics must explain, and the least that one item must have if no topic does.
    private const double LeastByTopics = 0.3;
    private const double LeastByText = 0.6;

    // A topic that is surely meant may explain less: the rest of the question only tells more about it.
    private const double SureTopic = 1.3;
    private const double LeastBySureTopic = 0.2;

    // What the words of the text count beside the topics, which editors have answered.
    private const double TextBesideTopics = 0.8;

    // What a place in the list of a topic's items costs.
    private const double PerPlace = 0.05;
    private const int LastPlace = 12;

    // A word that the content does not have is about something else, but may also be a word that says little.
    private const double Unknown = 4;
    private const double LeastWeight = 0.5;

    // A word that the content does not have, but that the assistant itself uses, says little about the subject.
    private const double General = 1.5;

    // A topic that is less surely meant is no answer.
    private const double LeastCertainty = 0.95;

    // A shorter title may be there by chance.
    private const int LongTitle = 3;

    /// <summary>Returns in about how many items a concept occurs; for a phrase, its rarest word counts.</summary>
    public static int FrequencyOf(Concept concept, IndexReader reader) =>
        concept.Ways.Max(way => way.Min(stem => Fields.Max(field => reader.DocFreq(new Term(field, stem)))));

    /// <summary>Returns the score of an item that answers a topic.</summary>
    public static double OfTopic(double certainty, int place) => certainty * (1 - (PerPlace * Math.Min(place, LastPlace)));

    /// <summary>Returns the score of an item whose title the question has.</summary>
    /// <param name="words">How many telling words the title has.</param>
    /// <param name="isAll">Whether the question has no other words.</param>
    public static double OfTitle(int words, bool isAll) => isAll ? 2 + (0.2 * words) : words >= LongTitle ? 0.4 * words : 0;

    /// <summary>Returns how much a concept counts in the share of a question that is found: the rarer, the more.</summary>
    public static double Weight(Concept concept, LanguageIndex index)
    {
        var (of, all) = index.Frequency(concept);
        return of == 0 && !index.IsWord(concept) ? Unknown
            : of == 0 && !index.IsKnown(concept) ? General
            : Math.Max(LeastWeight, Math.Min(Unknown, Rarity(of, all)));
    }

    /// <summary>Returns the score by which an item is ranked.</summary>
    public static double Total(double topics, double text, SearchKind kind, Nearness nearness) =>
        (topics + (TextBesideTopics * text * Weight(kind))) * Weight(nearness);

    /// <summary>Returns whether the results answer the question.</summary>
    /// <param name="topics">The topics that the question names.</param>
    /// <param name="byTopics">The share of the question that they explain.</param>
    /// <param name="byText">The largest share of the question that one item has.</param>
    public static bool IsGoodEnough(IReadOnlyList<NamedTopic> topics, double byTopics, double byText)
    {
        var isSure = topics.Any(topic => topic.Certainty >= SureTopic);
        return byText >= LeastByText
            || (topics.Any(topic => topic.Certainty >= LeastCertainty) && byTopics >= (isSure ? LeastBySureTopic : LeastByTopics));
    }

    // Terms rank lower, because they explain a word, which people who search mostly know already.
    private static double Weight(SearchKind kind) => kind == SearchKind.Term ? 0.7 : 1;

    private static double Weight(Nearness nearness) => nearness switch
    {
        Nearness.Station => 1.25,
        Nearness.Package => 1.1,
        Nearness.Elsewhere => 0.85,
        _ => 1,
    };

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
        var rarity = Rarity(FrequencyOf(concept, searcher.IndexReader), searcher.IndexReader.MaxDoc);
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
