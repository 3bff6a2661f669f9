using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace KnowledgePackages.Web.Search;

/// <summary>Finds the word of the content that a word which stands nowhere was meant to be.</summary>
internal sealed class SpellingCorrection(IndexReader reader)
{
    private const int Shortest = 5;
    private const int Long = 8;

    /// <summary>The concept with its word put right; null where there is no word near it. The first letter must be right.</summary>
    public Concept? Correct(Concept concept)
    {
        if (concept.Key is not { Length: >= Shortest } word || word.Contains(' ', StringComparison.Ordinal))
        {
            return null;
        }

        var nearest = Ranking
            .Fields.SelectMany(field => Near(field, word, word.Length < Long ? 1 : 2))
            .OrderByDescending(near => near.Likeness)
            .ThenByDescending(near => near.Documents)
            .ThenBy(near => near.Stem, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Stem is { } stem ? new Concept(stem) : null;
    }

    private List<(string Stem, float Likeness, int Documents)> Near(string field, string word, int mistakes)
    {
        var near = new List<(string, float, int)>();
        if (MultiFields.GetTerms(reader, field) is not { } terms)
        {
            return near;
        }

        var words = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(field, word), mistakes, 1, true);
        while (words.MoveNext())
        {
            near.Add((words.Term.Utf8ToString(), words.Attributes.GetAttribute<IBoostAttribute>().Boost, words.DocFreq));
        }

        return near;
    }
}
