using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace KnowledgePackages.Web.Search;

/// <summary>A word as it was written, and its stem.</summary>
/// <param name="Stem">The form that is compared.</param>
/// <param name="Written">The form in the text.</param>
/// <param name="IsPart">Whether it is part of the preceding compound: "Praktikum" of "Praktikumsplatz".</param>
internal readonly record struct Word(string Stem, string Written, bool IsPart)
{
    /// <summary>Returns the words of a text, without those that the language's analyzer drops.</summary>
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
