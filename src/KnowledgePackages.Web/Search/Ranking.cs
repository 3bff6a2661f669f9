using KnowledgePackages.Domain.Content.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace KnowledgePackages.Web.Search;

/// <summary>How much it counts where a word stands.</summary>
internal static class Ranking
{
    // What means the same counts a little less than what was asked.
    private const float SameWord = 0.8f;

    // Words left out between two ("memorandum of understanding") and their order.
    private const int Slop = 2;

    private static readonly (SearchPart Part, string Field, float Boost)[] Weights =
    [
        (SearchPart.Title, "title", 2f),
        (SearchPart.Text, "text", 1f),
        (SearchPart.Around, "around", 0.5f),
    ];

    /// <summary>Names of the index's fields.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. Weights.Select(weight => weight.Field)];

    public static string Field(SearchPart part) => Weights.First(weight => weight.Part == part).Field;

    public static Query Query(IEnumerable<Concept> concepts)
    {
        var query = new BooleanQuery();
        foreach (var concept in concepts)
        {
            query.Add(Anywhere(concept), Occur.SHOULD);
        }

        return query;
    }

    // The best place counts, the others break ties.
    private static DisjunctionMaxQuery Anywhere(Concept concept)
    {
        const float Others = 0.15f;
        var query = new DisjunctionMaxQuery(Others);
        foreach (var (_, field, boost) in Weights)
        {
            foreach (var way in concept.Ways)
            {
                var words = Words(field, way);
                words.Boost = ReferenceEquals(way, concept.Ways[0]) ? boost : boost * SameWord;
                query.Add(words);
            }
        }

        return query;
    }

    private static Query Words(string field, IReadOnlyList<string> way)
    {
        if (way is [var only])
        {
            return new TermQuery(new Term(field, only));
        }

        var phrase = new PhraseQuery { Slop = Slop };
        foreach (var stem in way)
        {
            phrase.Add(new Term(field, stem));
        }

        return phrase;
    }
}
