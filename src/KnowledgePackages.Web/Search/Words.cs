using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace KnowledgePackages.Web.Search;

/// <summary>A word as it was written, and its stem.</summary>
/// <param name="Stem">What is compared.</param>
/// <param name="Written">As it stands in the text.</param>
/// <param name="IsPart">Whether it is a part of the compound before it: "Praktikum" of "Praktikumsplatz".</param>
internal readonly record struct Word(string Stem, string Written, bool IsPart)
{
    /// <summary>The words of a text, without those that a language's analyzer leaves out.</summary>
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
