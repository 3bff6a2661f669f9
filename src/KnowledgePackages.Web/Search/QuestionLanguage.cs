using System.Collections.Frozen;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Recognizes the language of a question: for each language of the content, computes the share of the question's words that occur in that
/// language's texts.
/// </summary>
internal sealed class QuestionLanguage(DialogsContent content)
{
    // If at least this share of the words occurs in the conversation's language, the question is in that language.
    private const double Enough = 0.5;

    // Another language is chosen only if its share of the words is larger than that of the conversation's language by at least this
    // difference.
    private const double Clearly = 0.3;

    private readonly Dictionary<string, Lazy<FrozenSet<string>>> _words = content.Languages.ToDictionary(
        language => language,
        language => new Lazy<FrozenSet<string>>(() => LanguageWords.Of(content.In(language)).ToFrozenSet(StringComparer.Ordinal)));

    /// <summary>Returns the language of a question. If the language is not clear, returns the language of the conversation.</summary>
    /// <param name="question">The question as the person wrote it.</param>
    /// <param name="spoken">The language of the conversation.</param>
    public string Of(string question, string spoken)
    {
        var words = LanguageWords.In(question).Take(MaxWords).ToList();
        if (words.Count == 0 || Share(spoken) is var own && own >= Enough)
        {
            return spoken;
        }

        var (language, share) = content.Languages.Select(language => (Language: language, Share: Share(language)))
            .MaxBy(language => language.Share);
        return share >= own + Clearly ? language : spoken;

        double Share(string language) => (double)words.Count(_words[language].Value.Contains) / words.Count;
    }

    // The maximum number of words to check, because the beginning of a text is enough to recognize its language.
    private const int MaxWords = 40;
}
