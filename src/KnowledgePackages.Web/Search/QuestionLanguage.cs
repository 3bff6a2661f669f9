using System.Collections.Frozen;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Search;

/// <summary>Recognises in which of the content's languages a question is written, by the words that each language's texts have.</summary>
internal sealed class QuestionLanguage(DialogsContent content)
{
    // A question that has so many words of the conversation's language is in that language.
    private const double Enough = 0.5;

    // Another language must have so many more of the words.
    private const double Clearly = 0.3;

    private readonly Dictionary<string, Lazy<FrozenSet<string>>> _words = content.Languages.ToDictionary(
        language => language,
        language => new Lazy<FrozenSet<string>>(() => LanguageWords.Of(content.In(language)).ToFrozenSet(StringComparer.Ordinal)));

    /// <summary>Returns the language of a question; if it is not clear, the conversation's language.</summary>
    /// <param name="question">As it was written.</param>
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

    // The beginning of a text shows its language.
    private const int MaxWords = 40;
}
