using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words.Spellings;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Recognises the country of a centre: its name alone, or in a sentence such as "we are in Georgia". Names and sentences of all languages
/// are recognised, because people may write their country's name in a language other than the conversation's.
/// </summary>
internal sealed class CountryBook
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, string> _people = [];
    private readonly List<TermPattern> _patterns;

    public CountryBook(DialogsContent content)
    {
        // Add each name folded by the spelling of every language, because the typed text is folded by the spelling of the current language.
        var spellings = content.Languages.Select(Spelling.Of).Distinct().ToList();
        foreach (var texts in content.Languages.Select(language => content.In(language)))
        {
            foreach (var country in content.Countries)
            {
                var words = texts.Country(country.Id);
                Add(_names, words.AlsoCalled.Prepend(words.Name), country);
                Add(_people, words.People, country);
            }
        }

        _patterns =
        [
            .. content.Languages.SelectMany(language => content.In(language).Synonyms(PhraseGroups.Country))
                .SelectMany(Written).Distinct().Select(TermPattern.Of),
        ];

        void Add(Dictionary<string, string> names, IEnumerable<string> words, Country country)
        {
            foreach (var name in words.SelectMany(Written))
            {
                names.TryAdd(name, country.Id);
            }
        }

        IEnumerable<string> Written(string phrase) =>
            spellings.Select(spelling => spelling.Fold(Utterance.Normalize(phrase))).Prepend(Utterance.Normalize(phrase));
    }

    /// <summary>Returns the intent to set the country that a phrase names; null if the phrase names no country.</summary>
    /// <param name="phrase">
    /// The phrase, normalized by <see cref="Utterance.Normalize"/>; it may also be folded by <see cref="Phrasebook.Fold"/>.
    /// </param>
    public Intent.SetCountry? Hear(string phrase) =>
        (_names.GetValueOrDefault(phrase) ?? _patterns
            .Where(pattern => pattern.IsMatch(phrase))
            .Select(pattern => pattern.ExtractTerm(phrase))
            .Select(term => _names.GetValueOrDefault(term) ?? _people.GetValueOrDefault(term)).FirstOrDefault(id => id is not null))
            is { } id ? new Intent.SetCountry(id) : null;
}
