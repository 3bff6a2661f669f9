using KnowledgePackages.Domain.Content.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Creates the Lucene query for a question, and computes scores. A match in the title counts more than a match in the text or in the
/// context.
/// </summary>
internal static class Ranking
{
    // The weight of a synonym, relative to the weight 1 of the word in the question.
    private const float SameWord = 0.8f;

    // How many positions the words of a phrase may move. So a phrase also matches a text with another word in between ("memorandum of
    // understanding") or with the words in another order.
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
    /// The minimum share of the question's words, weighted by rarity, that an item must contain. Items with a smaller share are about
    /// another subject.
    /// </summary>
    public const double MinShare = 0.3;

    // The results answer the question if the named topics together cover at least the share LeastByTopics of it, or if a single item
    // contains at least the share LeastByText of it.
    private const double LeastByTopics = 0.3;
    private const double LeastByText = 0.6;

    // If a topic has at least the certainty SureTopic, it is enough that the topics cover the share LeastBySureTopic of the question. The
    // other words then only add details.
    private const double SureTopic = 1.3;
    private const double LeastBySureTopic = 0.2;

    // The weight of a match in the text, relative to a named topic with the weight 1: editors chose the items of topics, so topics count
    // more.
    private const double TextBesideTopics = 0.8;

    // An item in a topic's list loses this share of its score for each item before it, but for at most LastPlace items.
    private const double PerPlace = 0.05;
    private const int LastPlace = 12;

    // The weight of a word that occurs in no text. The word probably names another subject, so it weighs as much as the rarest word.
    private const double Unknown = 4;
    private const double LeastWeight = 0.5;

    // The weight of a word that occurs in the assistant's own texts but in no content item. Such a word says little about the subject.
    private const double General = 1.5;

    // The minimum certainty of the most certain topic. With a lower certainty, the topics alone do not answer the question.
    private const double LeastCertainty = 0.95;

    // If a question contains a title and other words, the title counts only if it has at least this many words. A shorter title may match
    // by chance.
    private const int LongTitle = 3;

    /// <summary>
    /// Returns an estimate of the number of items in which a concept occurs. A wording is taken to occur as often as its rarest stem, and
    /// the concept as often as its most frequent wording.
    /// </summary>
    public static int FrequencyOf(Concept concept, IndexReader reader) =>
        concept.Wordings.Max(way => way.Min(stem => Fields.Max(field => reader.DocFreq(new Term(field, stem)))));

    /// <summary>Returns the score of an item that editors listed for a topic.</summary>
    public static double OfTopic(double certainty, int place) => certainty * (1 - (PerPlace * Math.Min(place, LastPlace)));

    /// <summary>
    /// Returns the score of an item whose title the question contains; 0 if a short title is only a part of the question.
    /// </summary>
    /// <param name="words">The number of stems in the title.</param>
    /// <param name="isAll">Whether the question consists of nothing but the title.</param>
    public static double OfTitle(int words, bool isAll) => isAll ? 2 + (0.2 * words) : words >= LongTitle ? 0.4 * words : 0;

    /// <summary>
    /// Returns the weight of a concept in a question. Rare concepts weigh more.
    /// </summary>
    public static double Weight(Concept concept, LanguageIndex index)
    {
        var (of, all) = index.Frequency(concept);
        return of == 0 && !index.IsWord(concept) ? Unknown
            : of == 0 && !index.IsKnown(concept) ? General
            : Math.Max(LeastWeight, Math.Min(Unknown, Rarity(of, all)));
    }

    /// <summary>Returns the total score of an item. Results are sorted by this score.</summary>
    public static double Total(double topics, double text, SearchKind kind, Nearness nearness) =>
        (topics + (TextBesideTopics * text * Weight(kind))) * Weight(nearness);

    /// <summary>Returns whether the results answer the question.</summary>
    /// <param name="topics">The topics named in the question.</param>
    /// <param name="byTopics">The share of the question that the topics cover.</param>
    /// <param name="byText">The largest share of the question that a single item contains.</param>
    public static bool IsGoodEnough(IReadOnlyList<NamedTopic> topics, double byTopics, double byText)
    {
        var isSure = topics.Any(topic => topic.Certainty >= SureTopic);
        return byText >= LeastByText
            || (topics.Any(topic => topic.Certainty >= LeastCertainty) && byTopics >= (isSure ? LeastBySureTopic : LeastByTopics));
    }

    // A glossary term ranks lower, because it only explains a word, and most people who search for the word know its meaning.
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

    // Returns the query for one concept. Each wording is weighted by the rarity of the whole concept and not by its own rarity, so that a
    // rare synonym counts as much as a common one.
    private static DisjunctionMaxQuery Weighted(Concept concept, IndexSearcher searcher)
    {
        var rarity = Rarity(FrequencyOf(concept, searcher.IndexReader), searcher.IndexReader.MaxDoc);
        return Anywhere(
            concept,
            terms => rarity / terms.Sum(term => Rarity(searcher.IndexReader.DocFreq(term), searcher.IndexReader.MaxDoc))
        );
    }

    // Returns a query for any wording of the concept in any field. The best match determines the score; the other matches add a little.
    private static DisjunctionMaxQuery Anywhere(Concept concept, Func<IReadOnlyList<Term>, float> weight)
    {
        const float Others = 0.15f;
        var query = new DisjunctionMaxQuery(Others);
        foreach (var (_, field, boost) in Weights)
        {
            foreach (var way in concept.Wordings)
            {
                Term[] terms = [.. way.Select(stem => new Term(field, stem))];
                var words = Words(terms);
                words.Boost = boost * weight(terms) * (ReferenceEquals(way, concept.Wordings[0]) ? 1 : SameWord);
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
