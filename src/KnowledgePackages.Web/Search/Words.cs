using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace KnowledgePackages.Web.Search;

/// <summary>A word of a text, and its stem.</summary>
/// <param name="Stem">The stem, by which words are compared.</param>
/// <param name="Written">The word as it is written in the text.</param>
/// <param name="IsPart">
/// Whether this entry is one part of a compound, for example "Praktikum" of "Praktikumsplatz". The compound's own entry precedes its parts.
/// </param>
internal readonly record struct Word(string Stem, string Written, bool IsPart)
{
    /// <summary>Returns the words of a text, without the common words that the language's analyzer removes.</summary>
    public static List<Word> In(Analyzer analyzer, string text)
    {
        var words = new List<Word>();
        using var stream = analyzer.GetTokenStream("", text);
        var stem = stream.AddAttribute<ICharTermAttribute>();
        var place = stream.AddAttribute<IOffsetAttribute>();
        var step = stream.AddAttribute<IPositionIncrementAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            words.Add(new(stem.ToString()!, text[place.StartOffset..place.EndOffset], step.PositionIncrement == 0));
        }

        stream.End();
        return words;
    }
}
