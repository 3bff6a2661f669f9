using System.Globalization;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports texts that are hard to read, measured by LIX (Björnsson 1968): the mean number of words in a sentence, plus the percentage of
/// words with more than six letters. LIX was made for languages with the Latin alphabet, so Arabic and Ukrainian are not measured.
/// </summary>
internal static partial class ReadingLevel
{
    // The highest accepted LIX for each language. Newspapers score about 45, official texts about 60. The limits are this high for two
    // reasons: the LIX of a short text varies more than that of a book, and names of programmes are long words. German, Spanish and French
    // words are longer than English ones without being harder.
    private static readonly Dictionary<string, int> Hardest = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = 60,
        ["fr"] = 62,
        ["es"] = 65,
        ["de"] = 68,
    };

    public static IEnumerable<ContentProblem> Check(string language, IEnumerable<LintText> texts)
    {
        if (!Hardest.TryGetValue(language.Split('-')[0], out var hardest))
        {
            yield break;
        }

        foreach (var text in texts)
        {
            var sentences = SentenceEnd().Split(text.Text).Where(sentence => Word().IsMatch(sentence)).ToList();
            if (sentences.Count == 0 || Word().Count(text.Text) < 10 || Lix(text.Text, sentences.Count) <= hardest)
            {
                continue;
            }

            var worst = sentences.MaxBy(sentence => Lix(sentence, 1))!.Trim();
            var level = Lix(text.Text, sentences.Count).ToString("F0", CultureInfo.InvariantCulture);
            yield return text.Place.Problem(
                text.Id,
                $"The text is hard to read (LIX {level}, at most {hardest}).",
                $"Use shorter words and sentences, first in: \"{worst}\""
            );
        }
    }

    internal static double Lix(string text, int sentences)
    {
        var words = Word().Matches(text);
        return (double)words.Count / sentences + 100.0 * words.Count(word => word.Length > 6) / words.Count;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?:;])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
