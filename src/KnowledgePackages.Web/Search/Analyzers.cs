using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Util;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Creates the Lucene analyzer of a language. The analyzer reduces words to stems, so that "placements" and "placement" match.
/// </summary>
internal static class Analyzers
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <param name="language">
    /// The BCP 47 tag of the language. For a language that is not listed here, words are only converted to lower case.
    /// </param>
    /// <param name="words">The words of the language's texts. A German compound is split into parts that are among these words.</param>
    public static Analyzer For(string language, IEnumerable<string> words) => language.Split('-')[0] switch
    {
        "en" => new Folding(new EnglishAnalyzer(Version)),
        "fr" => new Folding(new FrenchAnalyzer(Version)),
        "de" => new Folding(new German(words)),
        "es" => new Folding(new SpanishAnalyzer(Version)),
        "ar" => new ArabicAnalyzer(Version),
        "uk" => new Ukrainian(),
        _ => new StandardAnalyzer(Version, Lucene.Net.Analysis.Util.CharArraySet.Empty),
    };

    // Also removes accents from the words, because people often write words without accents.
    private sealed class Folding(Analyzer inner) : AnalyzerWrapper(inner.Strategy)
    {
        protected override Analyzer GetWrappedAnalyzer(string fieldName) => inner;

        protected override TokenStreamComponents WrapComponents(string fieldName, TokenStreamComponents components) =>
            new(components.Tokenizer, new ASCIIFoldingFilter(components.TokenStream));
    }

    private sealed class German(IEnumerable<string> words) : Analyzer
    {
        private const int ShortestCompound = 9;
        private const int ShortestPart = 5;
        private const int MaxPartLength = 20;

        private readonly Lucene.Net.Analysis.Util.CharArraySet _parts = new(
            Version,
            words.Where(word => word.Length >= ShortestPart),
            ignoreCase: true
        );

        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
        {
            var words = new StandardTokenizer(Version, reader);
            TokenStream stream = new LowerCaseFilter(Version, new StandardFilter(Version, words));
            stream = new StopFilter(Version, stream, GermanAnalyzer.DefaultStopSet);
            stream = new Lucene.Net.Analysis.Compound.DictionaryCompoundWordTokenFilter(
                Version,
                stream,
                _parts,
                ShortestCompound,
                ShortestPart,
                MaxPartLength,
                true
            );
            return new(words, new GermanLightStemFilter(new GermanNormalizationFilter(stream)));
        }
    }

    private sealed class Ukrainian : Analyzer
    {
        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
        {
            var words = new StandardTokenizer(Version, reader);
            return new(words, new UkrainianStemFilter(new LowerCaseFilter(Version, words)));
        }
    }
}
